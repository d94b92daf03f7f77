import type { District, Street } from '../features.ts'
import { type OnPlan, planAt } from '../on-plan.ts'
import { boxOf, type Corners, edgesOf, gapBetween, isCovered, isNear, isWithin, overlap } from '../plane.ts'
import type { Chance } from './chance.ts'
import type { Fabric, Quarter } from './fabric.ts'

/** A plot on a street: front left, front right, back right, back left, as seen from the street. */
export type Lot = { side: 'l' | 'r'; corners: Corners; quarter: Quarter }

const ROOM_AROUND_NAMED_M = 2
/** Corner houses stand back from the street that crosses. */
const ROOM_AT_CORNERS_M = 0.8
const STEP_M = 1.5

/** What must stay free, and what has been taken. */
export type Town = { allows: (corners: Corners, own: Street) => boolean; take: (corners: Corners) => void }

export function townOf({ place, buildings, streets, grounds }: District): Town {
  const { toPlan } = planAt(place.origin)
  const ring = (positions: readonly (readonly [number, number])[]): Corners => positions.slice(0, -1).map(toPlan)
  const named = buildings.features.map(({ geometry }) => ring(geometry.coordinates[0]!))
  const taken: Corners[] = []
  const land = grounds.features.filter(({ properties }) => properties.ground === 'land').map(({ geometry }) => geometry.coordinates.map(ring))
  const kept = grounds.features.filter(({ properties }) => properties.ground !== 'land').map(({ geometry }) => geometry.coordinates.map(ring))
  const ways = streets.features.map(({ properties, geometry }) => ({ street: properties, edges: between(geometry.coordinates.map(toPlan)) }))
  const [sw, ne] = [toPlan(place.bounds.southWest), toPlan(place.bounds.northEast)]

  const keepsOff = (corners: Corners, other: Corners, room: number) =>
    !isNear(boxOf(corners), boxOf(other), room) || (!isWithin(other, corners[0]!) && !isWithin(corners, other[0]!) && edgesOf(corners).every((a) => edgesOf(other).every((b) => gapBetween(a, b) >= room)))
  return {
    allows: (corners, own) =>
      corners.every((p) => p.x > sw.x && p.x < ne.x && p.z < sw.z && p.z > ne.z && land.some((rings) => isCovered(rings, p)))
      && kept.every((rings) => !overlap([corners], rings, 0.1))
      && ways.every(({ street, edges }) => {
        const room = street.width / 2 + (street === own ? -0.1 : ROOM_AT_CORNERS_M)
        return edges.every((edge) => !isNear(boxOf(corners), boxOf(edge), room) || (!isWithin(corners, edge[0]) && edgesOf(corners).every((wall) => gapBetween(wall, edge) >= room)))
      })
      && named.every((other) => keepsOff(corners, other, ROOM_AROUND_NAMED_M))
      && taken.every((other) => !overlap([corners], [other], 0.25)),
    take: (corners) => void taken.push(corners),
  }
}

const between = (line: readonly OnPlan[]) => line.slice(1).map((p, n) => [line[n]!, p] as const)

/** Walks both fronts of a street and takes what is free, lot after lot. */
export function lotsAlong(line: readonly OnPlan[], street: Street, fabric: Fabric, town: Town, chance: Chance): Lot[] {
  return (['l', 'r'] as const).flatMap((side) => {
    const lots: Lot[] = []
    let walked = 0
    for (const [a, b] of between(line)) {
      const long = Math.hypot(b.x - a.x, b.z - a.z)
      const u = { x: (b.x - a.x) / long, z: (b.z - a.z) / long }
      const out = side === 'l' ? { x: u.z, z: -u.x } : { x: -u.z, z: u.x }
      const at = (t: number, off: number): OnPlan => ({ x: a.x + u.x * t + out.x * off, z: a.z + u.z * t + out.z * off })
      for (let t = 0; t < long;) {
        const quarter = quarterAt(fabric, street, walked + t)
        if (!quarter) { t += STEP_M; continue }
        const frontage = fitted(chance.between(quarter.frontage), quarter.frontage, long - t)
        const depth = chance.between(quarter.depth)
        const front = street.width / 2 + quarter.setback
        const corners = frontage === undefined ? undefined : [depth, depth * 0.85, depth * 0.7].map((deep) => {
          const quad = [at(t, front), at(t + frontage, front), at(t + frontage, front + deep), at(t, front + deep)]
          return side === 'l' ? quad : [quad[1]!, quad[0]!, quad[3]!, quad[2]!]
        }).find((quad) => town.allows(quad, street))
        if (!corners) { t += STEP_M; continue }
        town.take(corners)
        lots.push({ side, corners, quarter })
        t += frontage! + (chance.is(quarter.gaps) ? chance.between(quarter.gap) : 0)
      }
      walked += long
    }
    return lots
  })
}

function quarterAt({ streets, quarters }: Fabric, { id }: Street, along: number): Quarter | undefined {
  const name = streets[id]?.findLast(({ from }) => from <= along)?.quarter
  if (name && !quarters[name]) throw new Error(`infill.json: there is no quarter ${name}, which ${id} names`)
  return name ? quarters[name] : undefined
}

/** A frontage that leaves no gap-tooth at the end of the row; undefined where not even the narrowest house has room. */
function fitted(wish: number, [least, most]: readonly [number, number], room: number): number | undefined {
  if (room < least) return undefined
  if (room <= most) return room
  return room - wish < least ? room / 2 : wish
}
