import type { Point } from '../definitions/district.ts'

const EARTH_METRES = 6_371_008.8
const DEGREE_METRES = (EARTH_METRES * Math.PI) / 180
const radians = (degrees: number) => (degrees * Math.PI) / 180

export function metresBetween(a: Point, b: Point): number {
  const [dLat, dLng] = [radians(b[1] - a[1]), radians(b[0] - a[0])]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** To the nearest point of a ring's edge, on a plane laid at the point: right to a metre within a city. */
export function metresToEdge(ring: readonly Point[], lng: number, lat: number): number {
  const perLng = DEGREE_METRES * Math.cos(radians(lat))
  const plane = ([x, y]: Point): [number, number] => [(x - lng) * perLng, (y - lat) * DEGREE_METRES]
  let nearest = Infinity
  for (let i = 0, before = plane(ring.at(-1)!); i < ring.length; i += 1) {
    const here = plane(ring[i]!)
    nearest = Math.min(nearest, fromOrigin(before, here))
    before = here
  }
  return nearest
}

function fromOrigin([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = dx === 0 && dy === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
  return Math.hypot(ax + along * dx, ay + along * dy)
}
