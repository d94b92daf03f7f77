import { expect, test } from 'vitest'
import { checkDistrict } from './check-district.ts'
import type { District } from './features.ts'
import { block, house, shape, village } from './village.fixtures.ts'

/** What is said of a village after a change: feature, key and sentence. */
function said(change: (it: District) => void): string[] {
  const it = village()
  change(it)
  return checkDistrict(it).map(({ of, key, says }) => `${of && 'id' in of.properties ? String(of.properties.id) : '-'} ${key}: ${says.en}`)
}
const add = (...houses: ReturnType<typeof house>[]) => (it: District) => void it.buildings.features.push(...houses)

test('a sound village has no faults', () => {
  expect(said(() => {})).toEqual([])
})

test('ids are used once', () => {
  expect(said(add(house('north', block(20, -20, 30, -6))))).toEqual(['north id: the id north stands twice'])
  expect(said((it) => void it.place.spawns.push(it.place.spawns[0]!))).toEqual(['- spawns: the spawn middle stands twice'])
})

test('façade styles and sources are those of place.json', () => {
  expect(said(add(house('east', block(20, -20, 30, -6), { 'building:architecture': 'baroque' })))).toEqual(['east building:architecture: place.json has no façade style baroque'])
  expect(said(add(house('east', block(20, -20, 30, -6), { 'start_date:source': 'X9' })))).toEqual(['east start_date:source: place.json has no source X9'])
  expect(said((it) => { it.streets.features[0]!.properties.names[0]!.source = 'X9' })).toEqual(['first-street names: place.json has no source X9'])
  expect(said((it) => { it.place.eras[0]!.source = 'X9' })).toEqual(['- eras: there is no source X9'])
})

test('an end has a source', () => {
  expect(said(add(house('east', block(20, -20, 30, -6), { end_date: '1950' })))).toEqual(['east end_date:source: has an end date without a source'])
})

test('a part belongs to a building that is there and is no part itself', () => {
  expect(said(add(house('tower', block(-5, -15, 5, -10), { part_of: 'castle' })))).toEqual(['tower part_of: castle is no whole building'])
  expect(said(add(house('tower', block(-5, -15, 5, -10), { part_of: 'tower' })))).toEqual(['tower part_of: tower is no whole building'])
  expect(said(add(house('tower', block(-5, -15, 5, -10), { part_of: 'north' })))).toEqual([])
})

test('a landmark stands once at a time; a copy may follow it', () => {
  const old = house('old', block(20, -20, 30, -6), { landmark: 'station', end_date: '1991', 'end_date:source': 'S' })
  expect(said(add(old, house('new', block(40, -20, 50, -6), { landmark: 'station', start_date: '1993' })))).toEqual([])
  expect(said(add(old, house('new', block(40, -20, 50, -6), { landmark: 'station', start_date: '1980' })))).toEqual(['new landmark: is the landmark station at the same time as old'])
})

test('dates are dates, and an end is after its beginning', () => {
  expect(said(add(house('east', block(20, -20, 30, -6), { start_date: '1901-13' })))).toEqual(['east start_date: 1901-13 is no date'])
  expect(said(add(house('east', block(20, -20, 30, -6), { end_date: '1899', 'end_date:source': 'S' })))).toEqual(['east end_date: 1899 is before 1905'])
})

test('the names of a street follow one another, and the last is today’s', () => {
  expect(said((it) => void it.streets.features[0]!.properties.names.reverse())).toEqual(['first-street names: First Street stands after a later name'])
  expect(said((it) => { it.streets.features[0]!.properties.names[1]!.to = '1950' })).toEqual(['first-street names: only the last name has no end'])
  expect(said((it) => { it.streets.features[0]!.properties.names[1]!.from = '1914/1910' })).toEqual(['first-street names: 1914/1910 is no date'])
})

test('an outline is closed, has an area and does not cross itself', () => {
  const open = block(20, -20, 30, -6)
  open.coordinates[0]!.pop()
  expect(said(add(house('east', open)))).toEqual(['east geometry: the outline is not closed: its last point must be its first'])
  expect(said(add(house('east', shape([{ x: 20, z: -20 }, { x: 30, z: -10 }, { x: 30, z: -20 }, { x: 20, z: -10 }]))))).toEqual([expect.stringMatching(/^east geometry: the outline (crosses itself|has no area)$/)])
  expect(said(add(house('east', shape([{ x: 20, z: -20 }, { x: 40, z: -8 }, { x: 40, z: -20 }, { x: 20, z: -10 }]))))).toEqual(['east geometry: the outline crosses itself'])
  expect(said(add(house('east', shape([{ x: 20, z: -20 }, { x: 40, z: -20 }, { x: 60, z: -20 }]))))).toEqual(['east geometry: the outline has no area'])
})

test('a court lies within its building', () => {
  const yard = block(20, -40, 50, -10)
  yard.coordinates.push(block(25, -35, 45, -15).coordinates[0]!)
  expect(said(add(house('yard', yard)))).toEqual([])
  const burst = block(20, -40, 50, -10)
  burst.coordinates.push(block(25, -35, 55, -15).coordinates[0]!)
  expect(said(add(house('yard', burst)))).toEqual(['yard geometry: a court lies outside the outline'])
})

test('nothing lies beyond the bounds', () => {
  expect(said(add(house('far', block(195, -20, 210, -6))))).toEqual(['far geometry: lies beyond the bounds of place.json'])
  expect(said((it) => { it.props.features[0]!.geometry.coordinates = [121, 36] })).toEqual(['- geometry: lies beyond the bounds of place.json'])
  expect(said((it) => { it.place.spawns[0]!.at = [121, 36] })).toEqual(['- spawns: middle lies beyond the bounds of place.json'])
})

test('a building stands on land or on a pier of its time, never on water', () => {
  expect(said(add(house('wet', block(30, 55, 40, 70))))).toEqual(['wet geometry: stands on water: there is no land, island or pier under it'])
  expect(said(add(house('bar', block(-10, 80, 10, 100), { start_date: '1996' })))).toEqual([])
  expect(said(add(house('bar', block(-10, 80, 10, 100), { start_date: '1905', end_date: '1920', 'end_date:source': 'S' })))).toEqual(['bar geometry: stands on water: there is no land, island or pier under it'])
})

test('a building may reach over the pavement, not over the carriageway, and not lie upon it', () => {
  expect(said(add(house('east', block(20, -20, 30, -3.5))))).toEqual([])
  expect(said(add(house('east', block(20, -20, 30, -2.8))))).toEqual([])
  expect(said(add(house('east', block(20, -20, 30, -2))))).toEqual(['east geometry: stands on the carriageway of First Road'])
  expect(said(add(house('east', block(20, -40, 30, 40))))).toEqual(['east geometry: stands on the carriageway of First Road'])
  expect(said(add(house('all', block(-160, -40, 160, 40)))).filter((line) => line.includes('carriageway'))).toEqual(['all geometry: stands on the carriageway of First Road'])
})

test('two buildings do not stand at one place at one time; one may follow the other', () => {
  expect(said(add(house('second', block(0, -18, 20, -8))))).toEqual(['second geometry: overlaps north, which stands at the same time'])
  expect(said(add(house('lost', block(20, -20, 30, -6), { end_date: '1950~', 'end_date:source': 'S' }), house('later', block(22, -20, 32, -6), { start_date: '1955' })))).toEqual([])
  expect(said(add(house('lost', block(20, -20, 30, -6), { end_date: '1960', 'end_date:source': 'S' }), house('later', block(22, -20, 32, -6), { start_date: '1955' })))).toEqual(['later geometry: overlaps lost, which stands at the same time'])
})

const nameless = (id: string, x: number, more: Parameters<typeof house>[2] = {}) => {
  const one = house(id, block(x, -20, x + 10, -6), more)
  delete one.properties.name
  return one
}

test('infill has at most three storeys and 18 m; a building with a name may have more', () => {
  expect(said(add(nameless('tall', 20, { 'building:levels': 4, height: 18.5 })))).toEqual(['tall building:levels: has 4 storeys; the rule allows three', 'tall height: is 18.5 m high; the rule allows 18 m'])
  expect(said(add(nameless('just', 20, { 'building:levels': 3, height: 18 })))).toEqual([])
  expect(said(add(house('named', block(20, -20, 30, -6), { 'building:levels': 11, height: 48 })))).toEqual([])
})

test('no two houses of infill look alike in one street', () => {
  expect(said(add(nameless('a', 20), nameless('b', 40)))).toEqual(['b building:architecture: looks like a in the same street'])
  expect(said(add(nameless('a', 20), nameless('b', 40, { 'building:colour': '#d8b46b' })))).toEqual(['b building:architecture: looks like a in the same street'])
  for (const other of [{ 'building:architecture': 'other' }, { 'roof:shape': 'flat' }, { 'building:levels': 3 }, { 'building:colour': '#a4553b' }, { 'addr:street': '二路' }] as const) expect(said(add(nameless('a', 20), nameless('b', 40, other)))).toEqual([])
})
