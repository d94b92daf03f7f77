import fc from 'fast-check'
import { expect, test } from 'vitest'
import { built, oldTown } from '../build/old-town.fixtures.ts'
import { planAt } from '../place/on-plan.ts'
import { footing } from './footing.ts'
import { pick } from './pick.ts'
import { nameIn, streetAt } from './street-here.ts'
import { ways } from './way.ts'

const ground = footing(built.buildings, built.areas)
const wayTo = ways(built.lines, ground)
const { toPlan } = planAt(oldTown.place.origin)
const spawns = oldTown.place.spawns.map(({ at }) => toPlan(at))
const spot = fc.nat({ max: built.lines.length - 1 }).chain((line) => fc.nat({ max: built.lines[line]!.points.length - 1 }).map((i) => built.lines[line]!.points[i]!))
const years = fc.integer({ min: 1898, max: 2026 })

test('no walk ever ends in a house or in the water', () => {
  fc.assert(fc.property(fc.oneof(fc.constantFrom(...spawns), spot), years, fc.array(fc.record({ turn: fc.double({ min: 0, max: 6.3, noNaN: true }), metres: fc.double({ min: 0, max: 60, noNaN: true }) }), { maxLength: 8 }), (start, year, steps) => {
    let at = ground.freeNear(start, year)
    fc.pre(ground.isFree(at.x, at.z, year))
    for (const { turn, metres } of steps) at = ground.walk(at, { x: Math.cos(turn) * metres, z: Math.sin(turn) * metres }, year)
    expect(ground.isFree(at.x, at.z, year)).toBe(true)
    expect(ground.houseAt(at.x, at.z, year)).toBeUndefined()
  }), { numRuns: 250 })
})

test('a step against a wall slides along it, and a step on open ground arrives', () => {
  const house = built.buildings.find(({ id }) => id === 'governors-hall')!
  const from = ground.freeNear({ x: Math.min(...house.ring.map(({ x }) => x)) - 3, z: house.ring[0]!.z }, 2026)
  const to = ground.walk(from, { x: 12, z: -9 }, 2026)
  expect(ground.isFree(to.x, to.z, 2026)).toBe(true)
  expect(Math.hypot(to.x - from.x, to.z - from.z)).toBeGreaterThan(1)
  const square = ground.freeNear(spawns[1]!, 2026)
  const next = ground.walk(square, { x: 0.5, z: 0 }, 2026)
  expect(next.x - square.x).toBeCloseTo(0.5)
})

test('where a house is built, whoever stood there is beside it', () => {
  fc.assert(fc.property(fc.constantFrom(...built.buildings), years, (house, year) => {
    const middle = house.ring.reduce((sum, { x, z }) => ({ x: sum.x + x / house.ring.length, z: sum.z + z / house.ring.length }), { x: 0, z: 0 })
    const at = ground.freeNear(middle, year)
    expect(ground.isFree(at.x, at.z, year)).toBe(true)
  }), { numRuns: 60 })
})

test.each([1905, 1934, 2026])('in %i there is a way from the pier to the cathedral’s square, open all along', (year) => {
  const [from, to] = [ground.freeNear(spawns[0]!, year), ground.freeNear(spawns[1]!, year)]
  const way = wayTo(from, to, year)!
  expect(way.at(-1)).toEqual(to)
  let at = from, long = 0
  for (const corner of way) {
    expect(ground.isOpen(at, corner, year)).toBe(true)
    long += Math.hypot(corner.x - at.x, corner.z - at.z)
    at = corner
  }
  expect(long).toBeLessThan(1.5 * Math.hypot(to.x - from.x, to.z - from.z))
})

test('from every place where one begins the others can be reached', () => {
  for (const one of spawns) expect(wayTo(ground.freeNear(spawns[0]!, 2026), ground.freeNear(one, 2026), 2026)).toBeDefined()
})

test('there is no way into the sea', () => {
  expect(wayTo(ground.freeNear(spawns[0]!, 2026), { x: -200, z: 900 }, 2026)).toBeUndefined()
})

test('a look meets the house before the ground behind it', () => {
  const house = built.buildings.find(({ id }) => id === 'cathedral')!
  const middle = house.ring.reduce((sum, { x, z }) => ({ x: sum.x + x / house.ring.length, z: sum.z + z / house.ring.length }), { x: 0, z: 0 })
  const eye = [middle.x - 70, house.foot + 2, middle.z + 20] as const
  const far = Math.hypot(70, 8, 20)
  expect(pick(eye, [70 / far, 8 / far, -20 / far], 2026, ground, () => house.foot)?.house?.id).toBe('cathedral')
  expect(pick(eye, [70 / far, 8 / far, -20 / far], 1905, ground, () => house.foot)?.house?.id).not.toBe('cathedral')
  expect(pick(eye, [0, -1, 0], 2026, ground, () => house.foot)).toMatchObject({ at: { x: eye[0] } })
})

test('a street is called what it was called in the year', () => {
  const { street } = built.lines.find(({ street: { id } }) => id === 'zhongshan-road')!
  expect([1905, 1916, 1925, 2026].map((year) => nameIn(street, year).zh)).toEqual(['弗里德里希大街', '静冈町', '山东路', '中山路'])
  const { points } = built.lines.find(({ street: { id } }) => id === 'zhongshan-road')!
  expect(streetAt(built.lines, points[3]!.x, points[3]!.z)?.id).toBe('zhongshan-road')
  expect(streetAt(built.lines, -300, 900)).toBeUndefined()
})
