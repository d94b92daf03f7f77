import type { Lang, Words } from '#kernel/contract.ts'
import { lifeOf, spanOf, standsIn } from '../../place/dates.ts'
import type { Building, District, Place, Street } from '../../place/features.ts'
import { type OnPlan, planAt } from '../../place/on-plan.ts'
import { type Box, boxOf, centreOf, type Corners, isNear, overlap } from '../../place/plane.ts'
import type { Plate, Route } from '../../place/stories.ts'
import { type Along, alongLine, metres, walkingOrder } from './along.ts'
import { waysOf } from './way.ts'

/** A building as the pages tell of it. Made by rule, it has neither name nor plate: it shows the fabric of its street. */
export type House = { id: string; is: Building; rings: Corners[]; box: Box; middle: OnPlan; on?: { lane: Lane; along: Along }; plate?: Plate }
export type Lane = { id: string; is: Street; line: OnPlan[] }
export type Neighbours = { left?: House | undefined; right?: House | undefined; across?: House | undefined }

export type Guide = ReturnType<typeof openGuide>

const BESIDE_M = 90

/** All that the plain pages know of a place, put in order once. */
export function openGuide(district: District, { plates, routes }: { plates: readonly Plate[]; routes: readonly Route[] }) {
  const { place } = district
  const { toPlan, toEarth } = planAt(place.origin)
  const ringOf = (positions: readonly (readonly [number, number])[]): Corners => positions.slice(0, -1).map(toPlan)
  const lanes: Lane[] = district.streets.features.map(({ properties, geometry }) => ({ id: properties.id, is: properties, line: geometry.coordinates.map(toPlan) }))
  const houses: House[] = district.buildings.features.filter(({ properties }) => !properties.part_of).map(({ properties, geometry }) => {
    const rings = geometry.coordinates.map(ringOf)
    const middle = centreOf(rings[0]!)
    const on = lanes.filter(({ is }) => is.names.at(-1)!.zh === properties['addr:street']).map((lane) => ({ lane, along: alongLine(lane.line, middle) })).toSorted((a, b) => a.along.off - b.along.off)[0]
    const plate = plates.find(({ building }) => building === properties.id)
    return { id: properties.id, is: properties, rings, box: boxOf(rings[0]!), middle, ...(on ? { on } : {}), ...(plate ? { plate } : {}) }
  })
  const byId = new Map(houses.map((house) => [house.id, house]))
  const named = walkingOrder(toPlan(place.spawns[0]!.at), houses.filter(({ plate }) => plate), ({ middle }) => middle)
  const onLane = Map.groupBy(houses.filter(({ on }) => on), ({ on }) => on!.lane)

  return {
    district, place, toPlan, toEarth, houses, byId, named, lanes, routes,
    today: place.years.to,
    plates: named.map(({ plate }) => plate!),
    numberOf: new Map(named.map(({ id }, i) => [id, i + 1])),
    grounds: district.grounds.features.map(({ properties, geometry }) => ({ is: properties, ring: ringOf(geometry.coordinates[0]!) })),

    wayBetween: waysOf(lanes),

    /** The houses of a street as one walks along it, both sides. */
    housesOf: (lane: Lane) => (onLane.get(lane) ?? []).toSorted((a, b) => a.on!.along.s - b.on!.along.s),

    /** What stands beside and across the street in a year, as seen by who stands in front. */
    neighboursOf(house: House, year: number): Neighbours {
      if (!house.on) return {}
      const { s, side } = house.on.along
      const near = (onLane.get(house.on.lane) ?? []).filter((one) => one !== house && stands(one, year) && Math.abs(one.on!.along.s - s) < BESIDE_M && !shareGround(house, one))
      const nearest = (some: House[]) => some.toSorted((a, b) => Math.abs(a.on!.along.s - s) - Math.abs(b.on!.along.s - s))[0]
      const [ahead, behind] = [1, -1].map((way) => nearest(near.filter(({ on }) => on!.along.side === side && (on!.along.s - s) * way > 0)))
      return { ...(side === 'left' ? { left: behind, right: ahead } : { left: ahead, right: behind }), across: nearest(near.filter(({ on }) => on!.along.side !== side)) }
    },

    /** What else stood on the same ground in a year. */
    stoodHere: (house: House, year: number) => houses.filter((one) => one !== house && stands(one, year) && shareGround(house, one)),

    /** What has a plate, the nearest first. */
    nearTo: (p: OnPlan) => named.toSorted((a, b) => metres(a.middle, p) - metres(b.middle, p)),

    standingNear: (p: OnPlan, room: number, year: number) => houses.filter((one) => stands(one, year) && isNear(one.box, { west: p.x, east: p.x, north: p.z, south: p.z }, room)),
  }
}

export const stands = ({ is }: House, year: number) => standsIn(is, year) !== 'no'
const shareGround = (a: House, b: House) => overlap(a.rings, b.rings, 1)

/** The year in which a plate begins: today, or the last that the building saw. */
export function ownYear({ is }: House, place: Place): number {
  const { possible: [from, to] } = lifeOf(is)
  return Math.max(Math.ceil(from), Math.min(place.years.to, Number.isFinite(to) ? Math.ceil(to) - 1 : place.years.to))
}

/** What a street was called in a year; in one before its first name, that. */
export const streetNameIn = (street: Street, year: number) => street.names.findLast(({ from }) => spanOf(from).earliest <= year) ?? street.names[0]!
export const streetName = (street: Street, lang: Lang) => street.names.at(-1)![lang]

export const titleOf = ({ is, plate }: House): Words | undefined => plate?.title ?? (is.name ? { zh: is.name, en: is['name:en'] ?? is.name } : undefined)
