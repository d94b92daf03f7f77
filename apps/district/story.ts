import { el, page } from './words.ts'

/** Served beside the pages in words; it is fetched when somebody opens a story. */
const READ_ALOUD = '/district/read/read-aloud.js'

/** The story of a building, as its page in words tells it, with a voice where the device has one. Empty where there is none. */
export function storyOf(id: string): HTMLElement {
  const place = el('div', { class: 'told' })
  void tell(place, id).catch((error: unknown) => console.warn(error))
  return place
}

async function tell(place: HTMLElement, id: string) {
  const answer = await fetch(`/district/read/b/${id}?lang=${page.lang}`)
  if (!answer.ok) return
  const found = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.story')
  if (!found) return
  // Fetched before the story stands here: of itself it offers to read what it finds.
  const { offerReading } = (await import(/* @vite-ignore */ READ_ALOUD)) as { offerReading: (of: Node) => void }
  if (!place.isConnected) return
  const story = document.importNode(found, true)
  place.replaceChildren(story)
  offerReading(story)
}
