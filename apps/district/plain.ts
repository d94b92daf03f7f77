import type { Building, District } from '#modules/world/place/features.ts'
import { dateInWords } from '#modules/world/place/dates.ts'
import { $, el, page, say, type Word } from './words.ts'

/** The place in words: every building that has a name, by street, with its dates. */
export function showPlain(district: District | undefined, why: Word) {
  const named = (district?.buildings.features ?? []).map(({ properties }) => properties).filter(({ name }) => name)
  const streets = Map.groupBy(named, (building) => building['addr:street'] ?? '')
  const read = el('a', { text: say('plain_read') })
  read.href = '/district/read'
  const again = el('a', { text: say('plain_again') })
  again.href = location.pathname
  document.body.className = 'plain'
  $('place').replaceChildren(
    el('h1', { text: district?.place.name[page.lang] ?? document.title }), el('p', { text: say(why) }), el('p', { class: 'links' }, again, read),
    ...[...streets].flatMap(([street, buildings]) => [el('h2', { text: street }), el('ul', {}, ...buildings.map((building) => el('li', { class: 'of-plain' }, el('strong', { text: nameOf(building)! }), el('span', { text: datesOf(building) }))))]),
  )
}

export const nameOf = (building: Building) => (page.lang === 'en' ? (building['name:en'] ?? building.name) : building.name)

export function datesOf({ start_date, end_date }: Building): string {
  const built = `${say('built')} ${dateInWords(start_date, page.lang)}`
  return end_date ? `${built} · ${say('gone')} ${dateInWords(end_date, page.lang)}` : built
}
