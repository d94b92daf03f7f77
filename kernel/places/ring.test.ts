import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Point } from '../definitions/district.ts'
import { isInside, shapeOf } from './ring.ts'

const coordinate = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000)
const point = fc.tuple(coordinate, coordinate) as fc.Arbitrary<Point>

/** Adds up the angles under which the edges are seen: once around means inside. */
function windsAround(ring: readonly Point[], lng: number, lat: number): boolean {
  let turned = 0
  ring.forEach(([x1, y1], n) => {
    const [x2, y2] = ring[(n + 1) % ring.length]!
    const turn = Math.atan2(y2 - lat, x2 - lng) - Math.atan2(y1 - lat, x1 - lng)
    turned += turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn
  })
  return Math.abs(turned) > Math.PI
}

/** A star around the middle: any radii make a ring that does not cross itself. */
const star = fc.array(fc.double({ min: 0.05, max: 0.5, noNaN: true }), { minLength: 3, maxLength: 12 })
  .map((radii) => radii.map((r, n): Point => [0.5 + r * Math.cos((2 * Math.PI * n) / radii.length), 0.5 + r * Math.sin((2 * Math.PI * n) / radii.length)]))

test('a point is inside a ring exactly when the ring winds around it', () => {
  fc.assert(fc.property(star, point, (ring, [lng, lat]) => {
    // A point on the very edge belongs to one side or the other; which, nobody minds.
    fc.pre(!ring.some(([x1, y1], n) => {
      const [x2, y2] = ring[(n + 1) % ring.length]!
      return Math.abs((x2 - x1) * (lat - y1) - (y2 - y1) * (lng - x1)) < 1e-9
    }))
    expect(isInside(shapeOf(ring), lng, lat)).toBe(windsAround(ring, lng, lat))
  }))
})

test('of two neighbours that share an edge, a point of either is in exactly one', () => {
  const cut = fc.integer({ min: 100, max: 900 }).map((n) => n / 1000)
  fc.assert(fc.property(cut, cut, point, (from, to, [lng, lat]) => {
    fc.pre(lng > 0 && lng < 1 && lat > 0 && lat < 1)
    const west: Point[] = [[0, 0], [from, 0], [to, 1], [0, 1]]
    const east: Point[] = [[from, 0], [1, 0], [1, 1], [to, 1]]
    expect(Number(isInside(shapeOf(west), lng, lat)) + Number(isInside(shapeOf(east), lng, lat))).toBe(1)
  }))
})
