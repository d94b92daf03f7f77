import { expect, test } from 'vitest'
import { loadDistrict, loadStories } from '#modules/world/place/load-district.ts'

const district = loadDistrict(import.meta.dirname)
const { plates, routes } = loadStories(import.meta.dirname, district)

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/
/** Full stops of sentences, not of initials. */
const sentences = (text: string) => text.match(/[。？！]|(?<![ .][A-Z])[.?!](?=\s|$)/g)?.length ?? 0

test('every story has three to six sentences in either language', () => {
  expect(plates.filter(({ story }) => [story.zh, story.en].some((text) => sentences(text) < 3 || sentences(text) > 6)).map(({ building }) => building)).toEqual([])
})

test('English is English, and Chinese is Chinese', () => {
  const words = [...plates.flatMap(({ building, title, story, alt, dated, architect, brand }) => [title, story, alt, ...dated, architect, brand].flatMap((one) => (one ? [{ building, zh: one.zh, en: one.en }] : []))), ...routes.flatMap(({ id, title, intro, stops }) => [title, intro, ...stops.flatMap((stop) => [stop.title, stop.caption])].map((one) => ({ building: id, ...one })))]
  expect(words.filter(({ en }) => CHINESE.test(en))).toEqual([])
  expect(words.filter(({ zh, en }) => !CHINESE.test(zh) && zh !== en)).toEqual([])
})

test('what is doubtful is said to be: an architect who is unconfirmed, dates that were not verified', () => {
  expect(plates.find(({ building }) => building === 'prinz-heinrich-house')!.architect!.en).toContain('unconfirmed')
  const bare = district.buildings.features.filter(({ properties }) => properties.name !== undefined && properties['start_date:source'] === 'MAP')
  expect(bare.length).toBeGreaterThan(0)
  expect(bare.filter(({ properties }) => !properties.start_date.includes('~')).map(({ properties }) => properties.id)).toEqual([])
})

test('a walk leads on: no two stops further apart than a kilometre, and each has a caption', () => {
  for (const { id, stops } of routes) {
    const far = stops.slice(1).filter(({ at }, n) => Math.hypot((at[0] - stops[n]!.at[0]) * 89_900, (at[1] - stops[n]!.at[1]) * 111_200) > 1000)
    expect(far.map(({ title }) => title.en), id).toEqual([])
  }
})
