import { expect, test } from 'vitest'
import type { LANDMARKS } from '../place/features.ts'
import { KIND } from './mesh.ts'
import { built, builtWithin, oldTown } from './old-town.fixtures.ts'
import { build } from './built.ts'

const numberOf = (landmark: (typeof LANDMARKS)[number]) => built.buildings.findIndex(({ properties }) => properties.landmark === landmark) + 1

/** Metres from the ground to the highest corner of a building, and how far it reaches across. */
function sizeOf(building: number) {
  const spots = built.near.flatMap((chunk) => [...chunk.building.keys()].filter((i) => chunk.building[i] === building).map((i) => [chunk.position[i * 4]! / 100 + chunk.x, chunk.position[i * 4 + 1]! / 100, chunk.position[i * 4 + 2]! / 100 + chunk.z] as const))
  return { height: Math.max(...spots.map(([, y]) => y)) - built.buildings[building - 1]!.foot, corners: spots.length }
}

test('the place is small enough for a phone: bytes, triangles, and the time that a worker needs', () => {
  const sum = (of: (chunk: (typeof built.near)[number]) => number, chunks = built.near) => chunks.reduce((total, chunk) => total + of(chunk), 0)
  const corners = sum(({ building }) => building.length) + sum(({ building }) => building.length, built.far)
  const triangles = sum(({ indices }) => indices.length / 3)
  // 32 bytes a corner, two or four an index.
  const bytes = corners * 32 + (sum(({ indices }) => indices.length) + sum(({ indices }) => indices.length, built.far)) * 4
  console.log(`${built.buildings.length} buildings, ${corners} corners, ${triangles} triangles, ${(bytes / 1e6).toFixed(1)} MB, built in ${builtWithin.toFixed(0)} ms`)
  expect(bytes).toBeLessThan(60e6)
  expect(triangles).toBeLessThan(450_000)
  // A fraction of a second where nothing else runs; the bound is for a machine that is busy.
  expect(builtWithin).toBeLessThan(10_000)
})

test('every index names a corner, and no corner falls out of its chunk', () => {
  for (const { indices, building, position, uv, detailFrom } of [...built.near, ...built.far]) {
    expect(indices.length % 3).toBe(0)
    expect(detailFrom % 3).toBe(0)
    expect(indices.every((i) => i < building.length)).toBe(true)
    expect(position.every((p) => p > -32_768 && p < 32_767)).toBe(true)
    expect(uv.every(Number.isFinite)).toBe(true)
  }
})

test('far squares hold the same shapes without their details', () => {
  const base = built.near.reduce((sum, { detailFrom }) => sum + detailFrom, 0)
  expect(built.far.reduce((sum, { indices }) => sum + indices.length, 0)).toBe(base)
  expect(built.far.length).toBeLessThan(60)
})

test.each([['cathedral', 56, 57], ['station', 34, 39], ['christ_church', 38, 41], ['police', 28, 31.5], ['lighthouse', 15, 17.5], ['pier_pavilion', 14, 18.5], ['governors_hall', 19, 24], ['governors_residence', 28, 34], ['parkson', 47, 50], ['sea_palace', 22, 34], ['memory_hall', 13, 18], ['dabaodao_yard', 11, 14]] as const)('%s is as high as it is known to be', (landmark, least, most) => {
  const { height, corners } = sizeOf(numberOf(landmark))
  expect(height).toBeGreaterThan(least)
  expect(height).toBeLessThan(most)
  expect(corners).toBeGreaterThan(200)
})

test('within a house every window has an address of its own: building, bay, floor', () => {
  const house = built.buildings.findIndex(({ properties }) => !properties.landmark && properties['building:levels'] >= 2) + 1
  const walls = built.near.flatMap((chunk) => {
    const found: [number, number][] = []
    for (let t = 0; t < chunk.indices.length; t += 3) {
      const corners = [0, 1, 2].map((k) => chunk.indices[t + k]!)
      if (chunk.building[corners[0]!] !== house || chunk.style[corners[0]! * 4] !== KIND.facade || chunk.style[corners[0]! * 4 + 1] === 255) continue
      const us = corners.map((i) => chunk.uv[i * 2]!)
      found.push([Math.min(...us), Math.max(...us)])
    }
    return found
  })
  const spans = [...new Map(walls.map((span) => [span.join(), span])).values()].filter(([from, to]) => Number.isInteger(from) && Number.isInteger(to)).toSorted((a, b) => a[0] - b[0])
  expect(spans.length).toBeGreaterThan(3)
  spans.slice(1).forEach(([from], i) => expect(from).toBeGreaterThanOrEqual(spans[i]![1] - 1e-6))
})

test('a house that was pulled down says from when until when it stood', () => {
  const hotel = built.buildings.find(({ id }) => id === 'kiautschou-hotel')!
  expect(hotel.from).toBeLessThan(1905)
  expect(hotel.to).toBeLessThan(1960)
  const today = built.buildings.find(({ id }) => id === 'cathedral')!
  expect(today.to).toBe(Number.POSITIVE_INFINITY)
})

test('the same data makes the same shapes', () => {
  const again = build(oldTown)
  expect(again.near.map(({ indices }) => indices.length)).toEqual(built.near.map(({ indices }) => indices.length))
  expect(again.near[20]!.position).toEqual(built.near[20]!.position)
})
