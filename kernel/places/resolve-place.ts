import type { Place } from '../contract.ts'
import type { Areas, District } from '../definitions/district.ts'
import type { Office } from '../office.ts'
import { refuseInput } from '../refusal.ts'
import { toWgs84 } from './datum.ts'
import { metresToEdge } from './distance.ts'
import { refuseOutside } from './district-bounds.ts'
import { type Area, communityAt, contains, streetAt } from './street-at.ts'

export type ResolvedPlace = { place: Place; street: string | null; streetName: string | null; community?: string }

/** As far as this, hand-drawn edges may be wrong and a person who names the street may be right. */
const DOUBT_METRES = 150

/**
 * Brings a place from the edge to what the database keeps: WGS-84, with what was sent beside it, and the street. What is
 * already so comes out unchanged. Refuses a place that is not ours.
 */
export function resolvePlace(office: Office, given: Place): ResolvedPlace {
  const district = office.definitions.newest<District>('district')?.body
  if (!district) throw new Error('the district is not published yet')
  const areas = office.definitions.newest<Areas>('areas')?.body ?? []

  const datum = given.datum ?? 'wgs84'
  const raw = given.raw ?? ([given.lng, given.lat] as [number, number])
  if (!raw.every(Number.isFinite)) refuseInput({ zh: '地点坐标有误，请重新选择', en: 'The coordinates are wrong: please choose the place again' })
  const [lng, lat] = toWgs84(...raw, datum).map(tenthOfMetre) as [number, number]
  refuseOutside(district, lng, lat)

  const street = streetNamed(areas, given.street, lng, lat) ?? streetAt(areas, lng, lat)
  const community = street && communityAt(areas, street.code, lng, lat)
  const { street: _street, community: _community, ...rest } = given
  const place: Place = { ...rest, lng, lat, raw, datum, ...(street ? { street: street.code } : {}), ...(community ? { community: community.code } : {}) }
  return { place, street: street?.code ?? null, streetName: street?.name ?? null, ...(community ? { community: community.code } : {}) }
}

/** The street that a person chose, unless the point plainly lies elsewhere. */
function streetNamed(areas: Areas, code: string | undefined, lng: number, lat: number): Area | undefined {
  const street = areas.find((area) => area.kind === 'street' && area.code === code)
  if (!street?.ring) return undefined
  return contains(street, lng, lat) || metresToEdge(street.ring, lng, lat) <= DOUBT_METRES ? street : undefined
}

const tenthOfMetre = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** A degree as somebody typed it into an address, made one that the database can reckon with. */
export const degrees = (given: number, most: number): number => tenthOfMetre(Math.max(-most, Math.min(most, given)))
