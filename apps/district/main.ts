import type { District } from '#modules/world/place/features.ts'
import { showPlain } from './plain.ts'
import { say, type Word } from './words.ts'

/** Fetches the place; the streets in three dimensions where the device can, the same in words where not. Never a blank page. */
async function begin() {
  for (const one of document.querySelectorAll<HTMLElement>('[data-say]')) one.textContent = say(one.dataset['say'] as Word)
  // The scene is on its way while the data is.
  const [answer, scene] = await Promise.allSettled([fetchPlace(), canDraw() ? import('./stroll.ts') : Promise.reject(new Error('no WebGL 2'))])
  if (answer.status === 'rejected') return showPlain(undefined, answer.reason === 404 ? 'empty' : 'broken')
  if (scene.status === 'rejected') return showPlain(answer.value, 'plain_why')
  try {
    await scene.value.stroll(answer.value, () => showPlain(answer.value, 'plain_why'))
  } catch (error) {
    console.warn(error)
    showPlain(answer.value, 'plain_why')
  }
}

async function fetchPlace(): Promise<District> {
  const answer = await fetch('/api/world/district')
  if (!answer.ok) throw answer.status
  return (await answer.json()) as District
}

function canDraw(): boolean {
  if (new URLSearchParams(location.search).has('plain')) return false
  const trial = document.createElement('canvas').getContext('webgl2')
  trial?.getExtension('WEBGL_lose_context')?.loseContext()
  return trial !== null
}

void begin()
