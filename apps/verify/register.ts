import { $, el, isServed, page, rows, say } from './kit.ts'
import { WORDS, type Word } from './words.ts'

/** 证照公示: who holds which certificates, by name; the office's words where it refuses. */
type Listed = { title: string; number: string; status: string; holder: string; authority: string; issued: string; until: string | null }
type Found = { listed: Listed[] } | { refused: string } | 'looking' | 'short' | 'unreached'

/** As many as the office lists at once. */
const MOST = 50

const asked = $<HTMLInputElement>('holder')
let found: Found | undefined
let turn = 0

async function look() {
  const mine = ++turn
  const q = asked.value.trim()
  found = q.length < 2 ? 'short' : 'looking'
  drawRegister()
  if (found === 'short') return
  const answer = await ask(q)
  // Whoever asked again meanwhile waits for that.
  if (turn !== mine) return
  found = answer
  drawRegister()
}

async function ask(q: string): Promise<Found> {
  try {
    const answer = await fetch(`/api/approvals/register?q=${encodeURIComponent(q)}`, { headers: { 'accept-language': page.lang } })
    const said = (await answer.json()) as { certificates: Listed[]; message?: string }
    return answer.ok ? { listed: said.certificates } : { refused: said.message ?? say('register_unreached') }
  } catch {
    return 'unreached'
  }
}

export function drawRegister() {
  $('register').hidden = !isServed
  $('found').replaceChildren(...(found ? drawn(found) : []))
}

function drawn(given: Found): HTMLElement[] {
  if (typeof given === 'string') return [el('p', { class: given === 'looking' ? 'note' : 'note bad', text: say(`register_${given}`) })]
  if ('refused' in given) return [el('p', { class: 'note bad', text: given.refused })]
  if (given.listed.length === 0) return [el('p', { class: 'note', text: say('register_none') })]
  return [
    el('p', { class: 'note', text: say(given.listed.length < MOST ? 'register_found' : 'register_most').replace('{n}', String(given.listed.length)) }),
    el('ul', { class: 'listed' }, ...given.listed.map(one)),
  ]
}

const one = ({ title, status, holder, number, authority, issued, until }: Listed) => el('li', {},
  el('div', { class: 'listed-head' }, el('b', { text: title }), el('span', { class: `standing ${status === 'valid' ? 'good' : 'mind'}`, text: status in WORDS ? say(status as Word) : status })),
  rows([[say('holder'), holder], [say('number'), number], [say('authority'), authority], [say('issued'), issued], [say('until'), until ?? say('unlimited')]]))

$<HTMLFormElement>('look').onsubmit = (event) => {
  event.preventDefault()
  void look()
}
