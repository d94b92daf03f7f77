import earcut from 'earcut'
import type { OnPlan } from '../place/on-plan.ts'

/** Corners without the repetition of the first; turned so that the outside lies to the left of each edge as seen from above. */
export type Ring = readonly OnPlan[]

/** Twice-signed by turn: positive where the outside is (dz, −dx) of each edge. */
export const areaOf = (ring: Ring) => ring.reduce((sum, a, i) => {
  const b = ring[(i + 1) % ring.length]!
  return sum + a.x * b.z - b.x * a.z
}, 0) / 2

export function turned(ring: Ring): Ring {
  const open = ring.length > 1 && ring[0]!.x === ring.at(-1)!.x && ring[0]!.z === ring.at(-1)!.z ? ring.slice(0, -1) : ring
  return areaOf(open) < 0 ? open.toReversed() : open
}

export const edgesOf = (ring: Ring) => ring.map((a, i) => [a, ring[(i + 1) % ring.length]!] as const)
export const middleOf = (ring: Ring): OnPlan => ({ x: ring.reduce((sum, { x }) => sum + x, 0) / ring.length, z: ring.reduce((sum, { z }) => sum + z, 0) / ring.length })

export function isInside(ring: Ring, x: number, z: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!, b = ring[j]!
    if (a.z > z !== b.z > z && x < ((b.x - a.x) * (z - a.z)) / (b.z - a.z) + a.x) inside = !inside
  }
  return inside
}

export function distanceToSegment(x: number, z: number, a: OnPlan, b: OnPlan): number {
  const dx = b.x - a.x, dz = b.z - a.z
  const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (z - a.z) * dz) / (dx * dx + dz * dz || 1)))
  return Math.hypot(x - a.x - t * dx, z - a.z - t * dz)
}

/** Moves every edge outward by `by` (inward if negative); sharp corners are cut back to twice that. */
export function offset(ring: Ring, by: number): OnPlan[] {
  return ring.map((p, i) => {
    const a = ring[(i + ring.length - 1) % ring.length]!, b = ring[(i + 1) % ring.length]!
    const l1 = Math.hypot(p.x - a.x, p.z - a.z) || 1, l2 = Math.hypot(b.x - p.x, b.z - p.z) || 1
    const n1 = { x: (p.z - a.z) / l1, z: (a.x - p.x) / l1 }, n2 = { x: (b.z - p.z) / l2, z: (p.x - b.x) / l2 }
    const share = by / Math.max(0.25, 1 + n1.x * n2.x + n1.z * n2.z)
    return { x: p.x + (n1.x + n2.x) * share, z: p.z + (n1.z + n2.z) * share }
  })
}

/** The part where `x·nx + z·nz ≤ at`. */
export function clip(ring: Ring, nx: number, nz: number, at: number): OnPlan[] {
  const out: OnPlan[] = []
  for (const [a, b] of edgesOf(ring)) {
    const da = a.x * nx + a.z * nz - at, db = b.x * nx + b.z * nz - at
    if (da <= 0) out.push(a)
    if (da < 0 !== db < 0 && da !== db) {
      const t = da / (da - db)
      out.push({ x: a.x + (b.x - a.x) * t, z: a.z + (b.z - a.z) * t })
    }
  }
  return out
}

/** The smallest rectangle about a ring. `along` is the direction of its longer side; `length ≥ width`. */
export type Box = { x: number; z: number; along: OnPlan; length: number; width: number }
export function boxOf(ring: Ring): Box {
  let best: Box | undefined
  for (const [a, b] of edgesOf(ring)) {
    const long = Math.hypot(b.x - a.x, b.z - a.z)
    if (long < 0.05) continue
    const u = { x: (b.x - a.x) / long, z: (b.z - a.z) / long }
    const us = ring.map((p) => p.x * u.x + p.z * u.z), vs = ring.map((p) => -p.x * u.z + p.z * u.x)
    const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)]
    if (best && (u1 - u0) * (v1 - v0) >= best.length * best.width - 1e-6) continue
    const cu = (u0 + u1) / 2, cv = (v0 + v1) / 2
    const isLong = u1 - u0 >= v1 - v0
    best = { x: cu * u.x - cv * u.z, z: cu * u.z + cv * u.x, along: isLong ? u : { x: -u.z, z: u.x }, length: Math.max(u1 - u0, v1 - v0), width: Math.min(u1 - u0, v1 - v0) }
  }
  return best ?? { x: ring[0]?.x ?? 0, z: ring[0]?.z ?? 0, along: { x: 1, z: 0 }, length: 0, width: 0 }
}

/** Triples of indices into the rings one after the other; each turned to face upward. */
export function triangles(ring: Ring, holes: readonly Ring[] = []): number[] {
  const points = [ring, ...holes].flat()
  const starts: number[] = []
  for (let i = 0, at = ring.length; i < holes.length; at += holes[i++]!.length) starts.push(at)
  const made = earcut(points.flatMap(({ x, z }) => [x, z]), starts)
  for (let i = 0; i < made.length; i += 3) {
    const [a, b, c] = [points[made[i]!]!, points[made[i + 1]!]!, points[made[i + 2]!]!]
    if ((b.x - a.x) * (c.z - a.z) - (c.x - a.x) * (b.z - a.z) > 0) [made[i + 1], made[i + 2]] = [made[i + 2]!, made[i + 1]!]
  }
  return made
}
