import type { Point } from '../definitions/district.ts'

export type Shape = { ring: readonly Point[]; west: number; south: number; east: number; north: number }

const shapes = new WeakMap<readonly Point[], Shape>()

/** A ring with the box around it, which answers for most points. Definitions never change, so it is measured once. */
export function shapeOf(ring: readonly Point[]): Shape {
  let shape = shapes.get(ring)
  if (!shape) {
    const [lngs, lats] = [ring.map((p) => p[0]), ring.map((p) => p[1])]
    shapes.set(ring, (shape = { ring, west: Math.min(...lngs), south: Math.min(...lats), east: Math.max(...lngs), north: Math.max(...lats) }))
  }
  return shape
}

/** Whether a ray to the east leaves the ring an odd number of times. Of two rings that share an edge, one has the point. */
export function isInside({ ring, west, south, east, north }: Shape, lng: number, lat: number): boolean {
  if (lng < west || lng > east || lat < south || lat > north) return false
  let odd = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i]!
    const [x2, y2] = ring[j]!
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd
  }
  return odd
}
