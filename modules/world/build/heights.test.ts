import { expect, test } from 'vitest'
import { planAt } from '../place/on-plan.ts'
import { DECK_M, standingHeight } from './grounds.ts'
import { heightAt } from './heights.ts'
import { built, oldTown } from './old-town.fixtures.ts'

const { toPlan } = planAt(oldTown.place.origin)

test('the ground passes through the spots whose height is known', () => {
  const off = oldTown.spots.features.map(({ properties, geometry }) => {
    const { x, z } = toPlan(geometry.coordinates)
    return Math.abs(heightAt(built.heights, x, z) - properties.height)
  }).toSorted((a, b) => a - b)
  // Between the points of the grid it is flat, so a summit may be cut a little.
  expect(off[Math.floor(off.length / 2)]).toBeLessThan(0.5)
  expect(off[Math.floor(off.length * 0.95)]).toBeLessThan(2.5)
})

test('the pier lies above the tide, and the beach runs down to the water', () => {
  const yAt = standingHeight(built.heights, built.areas)
  const pier = built.areas.find(({ id }) => id === 'pier-bridge')!
  const middle = pier.ring.reduce((sum, { x, z }) => ({ x: sum.x + x / pier.ring.length, z: sum.z + z / pier.ring.length }), { x: 0, z: 0 })
  expect(yAt(middle.x, middle.z)).toBeGreaterThanOrEqual(DECK_M)
  const beach = built.areas.find(({ ground }) => ground === 'beach')!
  expect(Math.min(...beach.ring.map(({ x, z }) => yAt(x, z - 0.5)))).toBeLessThan(0)
})
