import type { Standing } from '#modules/world/build/built.ts'
import type { District, Place, Street } from '#modules/world/place/features.ts'
import { nameIn } from '#modules/world/walk/street-here.ts'
import { datesOf, nameOf } from './plain.ts'
import { storyOf } from './story.ts'
import { $, el, page, say, type Word } from './words.ts'

const SHEETS = ['places', 'map', 'card'] as const
type Sheet = (typeof SHEETS)[number]

/** Shows one sheet, or none. */
export function openSheet(sheet: Sheet | undefined) {
  for (const one of SHEETS) {
    $(one).hidden = one !== sheet
    document.getElementById(`open-${one}`)?.setAttribute('aria-expanded', String(one === sheet))
  }
}
export const isOpen = (sheet: Sheet) => !$(sheet).hidden

/** Everything that the page says, anew in the language chosen. */
export function sayAll(place: Place, isTouch: boolean) {
  document.documentElement.lang = page.lang === 'zh' ? 'zh-CN' : 'en'
  document.title = place.name[page.lang]
  $('title').textContent = place.name[page.lang]
  for (const one of document.querySelectorAll<HTMLElement>('[data-say]')) one.textContent = say(one.dataset['say'] as Word)
  $('language').textContent = say('language')
  $('open-places').textContent = say('places')
  $('open-map').textContent = say('map')
  $('view').setAttribute('aria-label', say('view'))
  $('chart').setAttribute('aria-label', say('map_says'))
  $('hint').textContent = say(isTouch ? 'hint_touch' : 'hint_keys')
}

/** The spots where one may begin, and the buildings that have a model of their own. */
export function listPlaces(district: District, standing: readonly Standing[], year: number, go: { spawn: (id: string) => void; house: (house: Standing) => void }) {
  const row = (text: string, small: string, act: () => void) => {
    const button = el('button', {}, el('strong', { text }), el('span', { text: small }))
    button.type = 'button'
    button.onclick = act
    return el('li', {}, button)
  }
  const known = standing.filter(({ properties, from, to }) => properties.name && from <= year && to > year).toSorted((a, b) => Number(!!b.properties.landmark) - Number(!!a.properties.landmark))
  $('place-list').replaceChildren(
    ...district.place.spawns.map(({ id, name }) => row(name[page.lang], '', () => go.spawn(id))),
    ...known.map((house) => row(nameOf(house.properties)!, house.properties['addr:street'] ?? '', () => go.house(house))),
  )
}

export function showCard(house: Standing, district: District, year: number) {
  const { properties } = house
  const shut = el('button', { class: 'shut', text: say('close') })
  shut.type = 'button'
  shut.onclick = () => {
    openSheet(undefined)
    $('view').focus()
  }
  const address = [properties['addr:street'], properties['addr:housenumber'] && `${properties['addr:housenumber']}号`].filter(Boolean).join('')
  const source = district.place.sources[properties['start_date:source']]
  const read = el('a', { class: 'read', text: say('read') })
  read.href = `/b/${house.id}?${new URLSearchParams({ year: String(year), lang: page.lang }).toString()}`
  $('card').replaceChildren(
    shut,
    el('h2', { text: nameOf(properties) ?? (address || properties.building) }),
    el('p', { class: 'dates', text: datesOf(properties) }),
    ...(address ? [el('p', { text: address })] : []),
    ...(source ? [el('p', { class: 'source', text: `${say('source')}：${source.title}` })] : []),
    ...(properties.name ? [storyOf(house.id), read] : []),
  )
  openSheet('card')
}

export function sayStreet(street: Street | undefined, year: number) {
  const then = street && nameIn(street, year), now = street?.names.at(-1)
  const text = !street ? '' : then === now ? now![page.lang] : page.lang === 'zh' ? `${then!.zh}（${say('now')}${now!.zh}）` : `${then!.en} (${say('now')} ${now!.en})`
  if ($('street').textContent !== text) $('street').textContent = text
}

export function sayYear(year: number, place: Place) {
  const era = place.eras.toSorted((a, b) => Math.abs(a.year - year) - Math.abs(b.year - year))[0]!
  const text = `${year}${page.lang === 'zh' ? '年' : ''} · ${era.title[page.lang]}`
  $('year-says').textContent = text
  $('year').setAttribute('aria-valuetext', text)
}

export function sayHour(minutes: number) {
  const text = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  $('hour-says').textContent = text
  $('hour').setAttribute('aria-valuetext', text)
}
