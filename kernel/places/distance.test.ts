import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Point } from '../definitions/district.ts'
import { metresBetween, metresToEdge } from './distance.ts'

const point = fc.tuple(fc.double({ min: 120.28, max: 120.43, noNaN: true }), fc.double({ min: 36.03, max: 36.1, noNaN: true }))

test('a degree of latitude is 111.2 km, and of longitude at 36° north 90 km', () => {
  expect(metresBetween([120, 36], [120, 37])).toBeCloseTo(111_195, -1)
  expect(metresBetween([120, 36], [121, 36])).toBeCloseTo(89_958, -2)
})

test('a distance is the same both ways, nothing to oneself, and never longer by a detour', () => {
  fc.assert(fc.property(point, point, point, (a, b, c) => {
    expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 6)
    expect(metresBetween(a, a)).toBe(0)
    expect(metresBetween(a, c)).toBeLessThanOrEqual(metresBetween(a, b) + metresBetween(b, c) + 1e-6)
  }))
})

test('the distance to an edge is that to the nearest of many points along it', () => {
  const STEPS = 400
  fc.assert(fc.property(fc.array(point, { minLength: 3, maxLength: 6 }), point, (ring, [lng, lat]) => {
    const slow = Math.min(...ring.flatMap((a, n) => {
      const b = ring[(n + 1) % ring.length]!
      return Array.from({ length: STEPS + 1 }, (_, s) => metresBetween([lng, lat], [a[0] + ((b[0] - a[0]) * s) / STEPS, a[1] + ((b[1] - a[1]) * s) / STEPS] as Point))
    }))
    expect(Math.abs(metresToEdge(ring, lng, lat) - slow)).toBeLessThan(25)
  }), { numRuns: 50 })
})
