import { expect, test } from 'vitest'
import { checkPlates, checkRoutes } from './check-stories.ts'
import { planAt } from './on-plan.ts'
import type { Plate, Route } from './stories.ts'
import { origin, village } from './village.fixtures.ts'

const { toEarth } = planAt(origin)
const words = { zh: '一', en: 'one' }
const plate = (building: string, more: Partial<Plate> = {}): Plate => ({ building, title: words, story: words, dated: [{ date: '1905', ...words, sources: ['S'] }], sources: ['S'], alt: words, ...more })
const saidOfPlates = (...plates: Plate[]) => checkPlates(plates, village()).map(({ feature, key, says }) => `${feature} ${key}: ${says.en}`)

const stop = (x: number, z: number, more: object = {}) => ({ at: toEarth({ x, z }), towards: 0, title: words, caption: words, ...more })
const route = (stops: Route['stops'], id = 'walk'): Route => ({ id, title: words, intro: words, minutes: 10, stops })
const saidOfRoutes = (...routes: Route[]) => checkRoutes(routes, village()).map(({ feature, key, says }) => `${feature} ${key}: ${says.en}`)

test('every building with a name has one plate, and every plate has its building', () => {
  expect(saidOfPlates(plate('north'), plate('south'))).toEqual([])
  expect(saidOfPlates(plate('north'))).toEqual(['south : this building with a name has no plate'])
  expect(saidOfPlates(plate('north'), plate('south'), plate('south'))).toEqual(['south building: has two plates'])
  expect(saidOfPlates(plate('north'), plate('south'), plate('castle'))).toEqual(['castle building: there is no building castle with a name'])
})

test('the sources of a plate, of its dates, its architect and its brand are known', () => {
  const unknown = 'south sources: place.json has no source X9'
  expect(saidOfPlates(plate('north'), plate('south', { sources: ['X9'] }))).toEqual([unknown])
  expect(saidOfPlates(plate('north'), plate('south', { dated: [{ date: '1905', ...words, sources: ['S', 'X9'] }] }))).toEqual([unknown])
  expect(saidOfPlates(plate('north'), plate('south', { architect: { ...words, source: 'X9' } }))).toEqual([unknown])
  expect(saidOfPlates(plate('north'), plate('south', { brand: { ...words, source: 'X9' } }))).toEqual([unknown])
})

test('dates on a plate are dates, in their order', () => {
  const dated = (...dates: string[]) => saidOfPlates(plate('north'), plate('south', { dated: dates.map((date) => ({ date, ...words, sources: ['S'] })) }))
  expect(dated('1901', '1899/1902', '2022-09-29')).toEqual([])
  expect(dated('1901-13')).toEqual(['south dated: 1901-13 is no date'])
  expect(dated('1934', '1901')).toEqual(['south dated: its dates are not in order'])
})

test('a stop names a building that is there, on ground, and within no wall', () => {
  expect(saidOfRoutes(route([stop(0, 0, { building: 'north' }), stop(30, 0)]))).toEqual([])
  expect(saidOfRoutes(route([stop(0, 0, { building: 'castle' }), stop(30, 0)]))).toEqual(['walk building: there is no building castle'])
  expect(saidOfRoutes(route([stop(0, -10), stop(30, 0)]))).toEqual(['walk at: the stop one lies within north'])
  expect(saidOfRoutes(route([stop(60, 100), stop(30, 0)]))).toEqual(['walk at: the stop one lies on water'])
  expect(saidOfRoutes(route([stop(0, 0), stop(30, 0)]), route([stop(0, 0), stop(30, 0)]))).toEqual(['walk id: the id walk stands twice'])
})
