import { expect, test } from 'vitest'
import { areaOf, centreOf, type Corners, crossingOf, cutAt, distanceToEdge, gapBetween, insideOf, isCovered, isWithin, overlap } from './plane.ts'

const at = (x: number, z: number) => ({ x, z })
const box = (x0: number, z0: number, x1: number, z1: number): Corners => [at(x0, z0), at(x1, z0), at(x1, z1), at(x0, z1)]
const ell = [at(0, 0), at(10, 0), at(10, 4), at(4, 4), at(4, 10), at(0, 10)]

test('area and centre do not depend on the way round', () => {
  expect(areaOf(ell)).toBe(64)
  expect(areaOf(ell.toReversed())).toBe(64)
  expect(centreOf(box(2, 2, 6, 4))).toEqual({ x: 4, z: 3 })
  expect(centreOf(box(2, 2, 6, 4).toReversed())).toEqual({ x: 4, z: 3 })
})

test('a point in the notch or in a court is not covered', () => {
  expect(isWithin(ell, at(2, 8))).toBe(true)
  expect(isWithin(ell, at(8, 8))).toBe(false)
  expect(isCovered([box(0, 0, 10, 10), box(3, 3, 7, 7)], at(5, 5))).toBe(false)
  expect(isCovered([box(0, 0, 10, 10), box(3, 3, 7, 7)], at(2, 5))).toBe(true)
})

test('distances go to the nearest point of an edge, and crossing edges are not apart', () => {
  expect(distanceToEdge(at(5, 3), [at(0, 0), at(10, 0)])).toBe(3)
  expect(distanceToEdge(at(13, 4), [at(0, 0), at(10, 0)])).toBe(5)
  expect(cutAt([at(0, 0), at(10, 0)], [at(5, -5), at(5, 5)])).toBe(0.5)
  expect(cutAt([at(0, 0), at(10, 0)], [at(0, 1), at(10, 1)])).toBeUndefined()
  expect(gapBetween([at(0, 0), at(10, 0)], [at(5, -5), at(5, 5)])).toBe(0)
  expect(gapBetween([at(0, 0), at(10, 0)], [at(12, 0), at(20, 0)])).toBe(2)
})

test('areas overlap when corners, edges or all of one lie within the other', () => {
  expect(overlap([box(0, 0, 10, 10)], [box(8, 8, 20, 20)])).toBe(true)
  expect(overlap([box(0, 4, 10, 6)], [box(4, 0, 6, 10)])).toBe(true)
  expect(overlap([box(0, 0, 10, 10)], [box(0, 0, 10, 10)])).toBe(true)
  expect(overlap([box(0, 0, 30, 30)], [box(10, 10, 12, 12)])).toBe(true)
})

test('walls that touch, a house in a court, and a house in a notch do not overlap', () => {
  expect(overlap([box(0, 0, 10, 10)], [box(10, 0, 20, 10)])).toBe(false)
  expect(overlap([box(0, 0, 10, 10)], [box(9.8, 0, 20, 10)])).toBe(false)
  expect(overlap([box(0, 0, 30, 30), box(5, 5, 25, 25)], [box(10, 10, 20, 20)])).toBe(false)
  expect(overlap([ell], [box(5, 5, 10, 10)])).toBe(false)
})

test('some point inside is found in a ring about a court as well', () => {
  const rings = [box(0, 0, 30, 30), box(5, 5, 25, 25)]
  expect(isCovered(rings, insideOf(rings))).toBe(true)
  expect(isCovered([ell], insideOf([ell]))).toBe(true)
})

test('an outline that crosses itself is found, one that bends is not', () => {
  expect(crossingOf([at(0, 0), at(10, 10), at(10, 0), at(0, 10)])).toEqual([0, 2])
  expect(crossingOf(ell)).toBeUndefined()
})
