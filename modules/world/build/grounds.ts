import type { Ground, Street } from '../place/features.ts'
import type { OnPlan } from '../place/on-plan.ts'
import { GROUND_CELL, type Heights, heightAt } from './heights.ts'
import { KIND, type Kind, type Mesh, type Vec } from './mesh.ts'
import { areaOf, clip, distanceToSegment, edgesOf, isInside, type Ring, triangles } from './polygon.ts'

export type GroundArea = { ground: Ground['ground']; ring: Ring; era: readonly [number, number]; id: string }
export type MeshAt = (x: number, z: number) => Mesh

const LOOKS: Record<Ground['ground'], { kind: Kind; colour: string; coat: number; lift: number }> = {
  land: { kind: KIND.slabs, colour: '#b3a890', coat: 0, lift: 0 },
  island: { kind: KIND.grass, colour: '#6d8150', coat: 0, lift: 0 },
  beach: { kind: KIND.sand, colour: '#d8c295', coat: 1, lift: 0 },
  park: { kind: KIND.grass, colour: '#75904f', coat: 1, lift: 0.02 },
  rail: { kind: KIND.gravel, colour: '#8d8578', coat: 1, lift: 0.02 },
  square: { kind: KIND.setts, colour: '#b8ac98', coat: 2, lift: 0.03 },
  pier: { kind: KIND.slabs, colour: '#c3b9a6', coat: 2, lift: 0 },
}

/** The deck of a pier lies above the tide. */
export const DECK_M = 3.4
const SEA_BED = -1.6

/** Metres above the sea where one stands: on the pier its deck, on the beach the sand down to the water. */
export function standingHeight(heights: Heights, areas: readonly GroundArea[]) {
  const piers = areas.filter(({ ground }) => ground === 'pier'), beaches = areas.filter(({ ground }) => ground === 'beach')
  const lands = areas.filter(({ ground }) => ground === 'land' || ground === 'island')
  // The water's edge of a beach is what of its outline does not run along the land.
  const wet = beaches.map((beach) => edgesOf(beach.ring).filter(([a, b]) => !lands.some(({ ring }) => isInside(ring, (a.x + b.x) / 2, (a.z + b.z) / 2) || edgesOf(ring).some(([p, q]) => distanceToSegment((a.x + b.x) / 2, (a.z + b.z) / 2, p, q) < 3))))
  const south = Math.min(...[...piers, ...beaches].flatMap(({ ring }) => ring.map(({ z }) => z)))
  return (x: number, z: number): number => {
    const ground = heightAt(heights, x, z)
    if (z < south) return ground
    if (piers.some(({ ring }) => isInside(ring, x, z))) return Math.max(ground, DECK_M)
    const at = beaches.findIndex(({ ring }) => isInside(ring, x, z))
    if (at === -1 || lands.some(({ ring }) => isInside(ring, x, z))) return ground
    return sandAt(beaches[at]!.ring, wet[at]!, x, z)
  }
}

function sandAt(ring: Ring, wet: readonly (readonly [OnPlan, OnPlan])[], x: number, z: number): number {
  const toWater = Math.min(60, ...wet.map(([a, b]) => distanceToSegment(x, z, a, b)))
  const toLand = Math.min(60, ...edgesOf(ring).filter((edge) => !wet.some(([a]) => a === edge[0])).map(([a, b]) => distanceToSegment(x, z, a, b)))
  const t = toWater / (toWater + toLand || 1)
  return -0.8 + 3.1 * Math.min(1, t * 1.15)
}

/** Land, sand, squares and the rest, cut along the cells on which heights are known, so that they lie on one another without a gap. */
export function putGround(meshAt: MeshAt, area: GroundArea, yAt: (x: number, z: number) => number) {
  const look = LOOKS[area.ground]
  const xs = area.ring.map(({ x }) => x), zs = area.ring.map(({ z }) => z)
  const paint = { kind: look.kind, colour: look.colour, coat: look.coat }
  const cell = area.ground === 'beach' ? GROUND_CELL / 2 : GROUND_CELL
  const isPier = area.ground === 'pier'
  const height = isPier ? (x: number, z: number) => Math.max(DECK_M, yAt(x, z)) : yAt
  for (let x = Math.floor(Math.min(...xs) / cell) * cell; x < Math.max(...xs); x += cell) {
    const band = clip(clip(area.ring, -1, 0, -x), 1, 0, x + cell)
    if (band.length < 3) continue
    for (let z = Math.floor(Math.min(...zs) / cell) * cell; z < Math.max(...zs); z += cell) {
      const piece = clip(clip(band, 0, -1, -z), 0, 1, z + cell)
      if (piece.length < 3) continue
      const mesh = meshAt(x + cell / 2, z + cell / 2)
      mesh.era = area.era
      mesh.paint = paint
      const corner = (p: OnPlan) => mesh.vertex([p.x, height(p.x, p.z) + look.lift, p.z], normalAt(height, p.x, p.z), p.x, p.z)
      if (!isPier && piece.length === 4 && areaOf(piece) > cell * cell - 0.01) {
        const [nw, ne, se, sw] = [{ x, z }, { x: x + cell, z }, { x: x + cell, z: z + cell }, { x, z: z + cell }].map(corner) as [number, number, number, number]
        mesh.triangle(nw, sw, ne)
        mesh.triangle(ne, sw, se)
        continue
      }
      // Along the diagonal as well: there the ground bends.
      for (const half of isPier ? [piece] : [clip(piece, Math.SQRT1_2, Math.SQRT1_2, (x + z + cell) * Math.SQRT1_2), clip(piece, -Math.SQRT1_2, -Math.SQRT1_2, -(x + z + cell) * Math.SQRT1_2)]) {
        if (half.length < 3) continue
        const at = half.map(corner)
        const made = triangles(half)
        for (let i = 0; i < made.length; i += 3) mesh.triangle(at[made[i]!]!, at[made[i + 1]!]!, at[made[i + 2]!]!)
      }
    }
  }
  if (area.ground === 'land' || area.ground === 'island' || isPier) quay(meshAt, area, height)
}

/** The wall of stone between ground and water. */
function quay(meshAt: MeshAt, { ring, era, ground }: GroundArea, height: (x: number, z: number) => number) {
  for (const [a, b] of edgesOf(ring)) {
    const long = Math.hypot(b.x - a.x, b.z - a.z), parts = Math.max(1, Math.ceil(long / 24))
    for (let i = 0; i < parts; i++) {
      const p = mix(a, b, i / parts), q = mix(a, b, (i + 1) / parts)
      const yp = height(p.x, p.z), yq = height(q.x, q.z)
      const mesh = meshAt((p.x + q.x) / 2, (p.z + q.z) / 2)
      mesh.era = era
      mesh.paint = { kind: KIND.stone, colour: ground === 'island' ? '#8a7c66' : '#a3947b' }
      mesh.face([[p.x, SEA_BED, p.z], [p.x, yp, p.z], [q.x, yq, q.z], [q.x, SEA_BED, q.z]], [[0, 0], [0, yp - SEA_BED], [long / parts, yq - SEA_BED], [long / parts, 0]])
    }
  }
}

const mix = (a: OnPlan, b: OnPlan, t: number): OnPlan => ({ x: a.x + (b.x - a.x) * t, z: a.z + (b.z - a.z) * t })

function normalAt(height: (x: number, z: number) => number, x: number, z: number): Vec {
  const [dx, dz] = [(height(x + 4, z) - height(x - 4, z)) / 8, (height(x, z + 4) - height(x, z - 4)) / 8]
  const long = Math.hypot(dx, 1, dz)
  return [-dx / long, 1 / long, -dz / long]
}

export type Line = { street: Street; points: OnPlan[]; era: readonly [number, number] }

const SURFACES = {
  asphalt: { kind: KIND.asphalt, colour: '#6f6d6b' }, setts: { kind: KIND.setts, colour: '#8b8176' }, granite: { kind: KIND.slabs, colour: '#a49a8b' }, planks: { kind: KIND.planks, colour: '#9a7d5c' },
} as const

/** Pavement from wall to wall, and on it the carriageway: at a crossing the carriageways meet by themselves. */
export function putStreet(meshAt: MeshAt, { street, points, era }: Line, yAt: (x: number, z: number) => number) {
  const carriageway = Math.max(0, street.width - 2 * street.pavement)
  if (street.pavement > 0) ribbon(meshAt, points, street.width, 0.035, { kind: KIND.slabs, colour: '#b9ac98', coat: 3, levels: Math.round(carriageway * 8) }, era, yAt)
  if (carriageway > 0.5) ribbon(meshAt, points, carriageway, 0.05, { ...SURFACES[street.surface], coat: 4, levels: Math.round(carriageway * 8) }, era, yAt)
}

const STEP_M = 12

function ribbon(meshAt: MeshAt, points: readonly OnPlan[], width: number, lift: number, paint: Mesh['paint'], era: readonly [number, number], yAt: (x: number, z: number) => number) {
  const dense = stepped(points, STEP_M)
  let along = 0
  const sides = dense.map((p, i) => {
    const a = dense[Math.max(0, i - 1)]!, b = dense[Math.min(dense.length - 1, i + 1)]!
    const long = Math.hypot(b.x - a.x, b.z - a.z) || 1
    return { p, n: { x: -(b.z - a.z) / long, z: (b.x - a.x) / long } }
  })
  for (let i = 1; i < sides.length; i++) {
    const from = sides[i - 1]!, to = sides[i]!
    const step = Math.hypot(to.p.x - from.p.x, to.p.z - from.p.z)
    const mesh = meshAt((from.p.x + to.p.x) / 2, (from.p.z + to.p.z) / 2)
    mesh.era = era
    mesh.paint = paint
    const across = width > 13 ? [-0.5, 0, 0.5] : [-0.5, 0.5]
    const row = ({ p, n }: typeof from, v: number) => across.map((s) => {
      const x = p.x + n.x * width * s, z = p.z + n.z * width * s
      return mesh.vertex([x, yAt(x, z) + lift, z], normalAt(yAt, x, z), width * s, v)
    })
    const a = row(from, along), b = row(to, along + step)
    for (let k = 1; k < across.length; k++) {
      mesh.triangle(a[k - 1]!, a[k]!, b[k]!)
      mesh.triangle(a[k - 1]!, b[k]!, b[k - 1]!)
    }
    along += step
  }
}

/** The same line with a point at least every `step` metres. */
export function stepped(points: readonly OnPlan[], step: number): OnPlan[] {
  return points.flatMap((p, i) => {
    const next = points[i + 1]
    if (!next) return [p]
    const parts = Math.max(1, Math.ceil(Math.hypot(next.x - p.x, next.z - p.z) / step))
    return Array.from({ length: parts }, (_, k) => mix(p, next, k / parts))
  })
}
