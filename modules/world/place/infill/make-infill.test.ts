import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { checkDistrict } from '../check-district.ts'
import { lookOf } from '../check-german-rule.ts'
import { spanOf } from '../dates.ts'
import type { District } from '../features.ts'
import { loadDistrict } from '../load-district.ts'
import { type OnPlan, planAt } from '../on-plan.ts'
import { areaOf, distanceToEdge, edgesOf } from '../plane.ts'
import { FILES } from '../read-district.ts'
import { block, village } from '../village.fixtures.ts'
import type { Fabric } from './fabric.ts'
import { infill } from './make-infill.ts'

const folder = join(import.meta.dirname, '../../../../districts/shinan/world')
const fabricOf = () => JSON.parse(readFileSync(join(folder, 'infill.json'), 'utf8')) as Fabric

const quarter = {
  periods: [{ years: [1900, 1914] as [number, number], share: 1, facades: ['plain', 'other'], roofs: ['gabled' as const, 'hipped' as const, 'flat' as const] }],
  levels: [2, 3], walls: ['#d9b56c', '#a4553b', '#b9b09c', '#e9e2d0'], tiles: ['#a8452f'], frontage: [9, 18] as [number, number], depth: [10, 14] as [number, number], setback: 0, gap: [1, 2] as [number, number], gaps: 0.3, lost: 0,
}
const fabric = (more: Partial<typeof quarter> = {}): Fabric => ({ source: 'RULE', materials: {}, quarters: { town: { ...quarter, ...more } }, streets: { 'first-street': [{ from: 0, quarter: 'town' }] } })
const withHouses = (it: District, plan = fabric()) => {
  const houses = infill(it, plan)
  return { houses, faults: checkDistrict({ ...it, buildings: { ...it.buildings, features: [...it.buildings.features, ...houses] } }) }
}
const { toPlan } = planAt(village().place.origin)
const cornersOf = (ring: readonly (readonly [number, number])[]): OnPlan[] => ring.slice(0, -1).map(toPlan)

test('houses line both sides of a street, front wall on the building line, and every check passes', () => {
  const { houses, faults } = withHouses(village())
  expect(faults).toEqual([])
  expect(houses.length).toBeGreaterThan(25)
  for (const { geometry } of houses) {
    const corners = cornersOf(geometry.coordinates[0]!)
    expect(Math.min(...corners.map(({ z }) => Math.abs(z)))).toBeCloseTo(6, 0)
    const front = Math.max(...edgesOf(corners).map(([a, b]) => (Math.abs(Math.abs(a.z) - 6) < 0.3 && Math.abs(Math.abs(b.z) - 6) < 0.3 ? Math.hypot(a.x - b.x, a.z - b.z) : 0)))
    expect(front).toBeGreaterThan(8.7)
    expect(front).toBeLessThan(18.3)
    expect(areaOf(corners)).toBeGreaterThan(55)
  }
  expect(new Set(houses.map(({ geometry }) => Math.sign(toPlan(geometry.coordinates[0]![0]!).z)))).toEqual(new Set([1, -1]))
})

test('the same data make the same houses', () => {
  expect(infill(village(), fabric())).toEqual(infill(village(), fabric()))
})

test('buildings with a name, squares, parks and water stay free', () => {
  const it = village()
  it.grounds.features.push({ type: 'Feature', properties: { id: 'square', ground: 'square' }, geometry: block(40, -40, 80, -6) }, { type: 'Feature', properties: { id: 'park', ground: 'park' }, geometry: block(-80, 6, -40, 40) })
  const { houses } = withHouses(it)
  const all = houses.flatMap(({ geometry }) => cornersOf(geometry.coordinates[0]!))
  expect(all.filter(({ x, z }) => x > 40.3 && x < 79.7 && z < 0)).toEqual([])
  expect(all.filter(({ x, z }) => x > -79.7 && x < -40.3 && z > 0)).toEqual([])
  expect(all.filter(({ x }) => Math.abs(x) < 11.7)).toEqual([])
})

test('houses keep off the street that crosses, and off the houses along it', () => {
  const it = village()
  it.streets.features.push({ type: 'Feature', properties: { ...it.streets.features[0]!.properties, id: 'cross' }, geometry: { type: 'LineString', coordinates: [[0, 0], [0, 0]] } })
  const { toEarth } = planAt(it.place.origin)
  it.streets.features[1]!.geometry.coordinates = [toEarth({ x: 60, z: -100 }), toEarth({ x: 60, z: 50 })]
  const plan = fabric({ walls: [...quarter.walls, '#604030', '#305060', '#c0d0e0', '#902010'] })
  const { houses, faults } = withHouses(it, { ...plan, streets: { ...plan.streets, cross: [{ from: 0, quarter: 'town' }] } })
  expect(faults).toEqual([])
  expect(houses.filter(({ properties }) => properties.id.startsWith('cross-')).length).toBeGreaterThan(4)
  const gaps = houses.filter(({ properties }) => properties.id.startsWith('first-')).flatMap(({ geometry }) => cornersOf(geometry.coordinates[0]!)).map((p) => distanceToEdge(p, [{ x: 60, z: -100 }, { x: 60, z: 50 }]))
  expect(Math.min(...gaps)).toBeGreaterThan(6.4)
})

test('what was pulled down is followed by another house on the same lot', () => {
  const { houses, faults } = withHouses(village(), fabric({ lost: 1, walls: [...quarter.walls, '#604030', '#305060', '#c0d0e0', '#902010'] }))
  expect(faults).toEqual([])
  const gone = houses.filter(({ properties }) => properties.end_date)
  expect(gone.length * 2).toBe(houses.length)
  for (const old of gone) {
    const next = houses.find(({ properties }) => properties.id === `${old.properties.id}-later`)!
    expect(next.geometry).toEqual(old.geometry)
    expect(spanOf(next.properties.start_date).latest).toBeGreaterThan(spanOf(old.properties.end_date!).earliest)
  }
})

test('a quarter too poor for houses that are not alike is told, and so are a street and a quarter that are not there', () => {
  expect(() => infill(village(), fabric({ walls: ['#d9b56c'], levels: [2] }))).toThrow(/first-street: its quarters have too few/)
  expect(() => infill(village(), { ...fabric(), streets: { nowhere: [{ from: 0, quarter: 'town' }] } })).toThrow('there is no street nowhere')
  expect(() => infill(village(), { ...fabric(), streets: { 'first-street': [{ from: 0, quarter: 'slum' }] } })).toThrow('there is no quarter slum')
})

test('a stretch without a quarter stays free', () => {
  const houses = infill(village(), { ...fabric(), streets: { 'first-street': [{ from: 0, quarter: 'town' }, { from: 100, quarter: null }] } })
  expect(Math.max(...houses.flatMap(({ geometry }) => cornersOf(geometry.coordinates[0]!)).map(({ x }) => x))).toBeLessThan(-30)
})

let committed: District
beforeAll(() => { committed = loadDistrict(folder) })

test('the committed houses are at least 400, keep to the rule, and pass every check', () => {
  const houses = committed.buildings.features.filter(({ properties }) => properties.name === undefined)
  expect(houses.length).toBeGreaterThan(400)
  expect(Math.max(...houses.map(({ properties }) => properties['building:levels']))).toBeLessThanOrEqual(3)
  expect(Math.max(...houses.map(({ properties }) => properties.height))).toBeLessThanOrEqual(18)
  const looks = houses.map(({ properties }) => `${properties['addr:street']} ${lookOf(properties)}`)
  expect(new Set(looks).size).toBe(looks.length)
})

test('the committed quarters make as many houses as are committed, unless people have edited them since', () => {
  const without = { ...committed, buildings: { ...committed.buildings, features: committed.buildings.features.filter(({ properties }) => properties.name !== undefined) } }
  const made = infill(without, fabricOf()).length
  const kept = committed.buildings.features.length - without.buildings.features.length
  expect(Math.abs(made - kept) / made).toBeLessThan(0.25)
})

test('a thousand houses are at most 75 kB on the wire, and the whole place 110 kB', () => {
  const sent = (file: string) => brotliCompressSync(readFileSync(join(folder, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }).length
  const houses = committed.buildings.features.length
  expect((sent('buildings.geojson') + sent('infill.geojson')) / houses).toBeLessThan(75)
  expect(Object.keys(FILES).reduce((sum, file) => sum + sent(file), 0)).toBeLessThan(110_000)
})
