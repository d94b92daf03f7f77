import type { Areas } from '../definitions/district.ts'
import { metresBetween, metresToEdge } from './distance.ts'
import { isInside, shapeOf } from './ring.ts'

export type Area = Areas[number]

/** The street in whose ring a point of the district lies; for one in no ring, the nearest. */
export function streetAt(areas: Areas, lng: number, lat: number): Area | undefined {
  const streets = areas.filter((area) => area.kind === 'street')
  return streets.find((street) => contains(street, lng, lat)) ?? nearest(streets, lng, lat)
}

/** A community is named only where its ring is known: the nearest middle would be a guess. */
export const communityAt = (areas: Areas, street: string, lng: number, lat: number): Area | undefined =>
  areas.find((area) => area.kind === 'community' && area.parent === street && contains(area, lng, lat))

export const contains = (area: Area, lng: number, lat: number): boolean => area.ring !== undefined && isInside(shapeOf(area.ring), lng, lat)

/** Where all streets are drawn, the edge is what counts; where some are not, only their middles can be compared. */
function nearest(streets: readonly Area[], lng: number, lat: number): Area | undefined {
  const drawn = streets.every((street) => street.ring)
  const metres = (street: Area) => (drawn ? metresToEdge(street.ring!, lng, lat) : metresBetween(street.centre, [lng, lat]))
  let found: { street: Area; metres: number } | undefined
  for (const street of streets) {
    const far = metres(street)
    if (!found || far < found.metres) found = { street, metres: far }
  }
  return found?.street
}
