import type { OnPlan } from './on-plan.ts'

/** Corners on the plan without the repetition of the first. */
export type Corners = readonly OnPlan[]

export const edgesOf = (ring: Corners) => ring.map((a, i) => [a, ring[(i + 1) % ring.length]!] as const)

/** Square metres, whichever way it is turned. */
export const areaOf = (ring: Corners) => Math.abs(edgesOf(ring).reduce((sum, [a, b]) => sum + a.x * b.z - b.x * a.z, 0)) / 2

/** The centre of gravity of the area within. */
export function centreOf(ring: Corners): OnPlan {
  let [twice, x, z] = [0, 0, 0]
  for (const [a, b] of edgesOf(ring)) {
    const cross = a.x * b.z - b.x * a.z
    ;[twice, x, z] = [twice + cross, x + (a.x + b.x) * cross, z + (a.z + b.z) * cross]
  }
  return { x: x / (3 * twice), z: z / (3 * twice) }
}

/** By the odd number of times that a ray leaves it. */
export const isWithin = (ring: Corners, { x, z }: OnPlan) =>
  edgesOf(ring).reduce((odd, [a, b]) => (a.z > z !== b.z > z && x < ((b.x - a.x) * (z - a.z)) / (b.z - a.z) + a.x ? !odd : odd), false)

/** Within the outer ring and in none of the courts. */
export const isCovered = ([outer, ...courts]: readonly Corners[], p: OnPlan) => isWithin(outer!, p) && !courts.some((court) => isWithin(court, p))

export function distanceToEdge({ x, z }: OnPlan, [a, b]: readonly [OnPlan, OnPlan]): number {
  const dx = b.x - a.x, dz = b.z - a.z
  const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (z - a.z) * dz) / (dx * dx + dz * dz || 1)))
  return Math.hypot(x - a.x - t * dx, z - a.z - t * dz)
}

/** Where along the first edge, from 0 to 1, the second cuts it; undefined where they do not meet, or run beside one another. */
export function cutAt([a, b]: readonly [OnPlan, OnPlan], [p, q]: readonly [OnPlan, OnPlan]): number | undefined {
  const cross = (b.x - a.x) * (q.z - p.z) - (b.z - a.z) * (q.x - p.x)
  if (Math.abs(cross) < 1e-9) return undefined
  const t = ((p.x - a.x) * (q.z - p.z) - (p.z - a.z) * (q.x - p.x)) / cross
  const u = ((p.x - a.x) * (b.z - a.z) - (p.z - a.z) * (b.x - a.x)) / cross
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? t : undefined
}

/** The shortest way between two edges. */
export function gapBetween(a: readonly [OnPlan, OnPlan], b: readonly [OnPlan, OnPlan]): number {
  if (cutAt(a, b) !== undefined) return 0
  return Math.min(distanceToEdge(a[0], b), distanceToEdge(a[1], b), distanceToEdge(b[0], a), distanceToEdge(b[1], a))
}

/** Whether two areas share more than a seam: walls may touch, and reach into one another by less than `deep` metres. */
export function overlap(a: readonly Corners[], b: readonly Corners[], deep = 0.4): boolean {
  return isNear(boxOf(a[0]!), boxOf(b[0]!)) && (reaches(a, b, deep) || reaches(b, a, deep))
}

/** Whether a point of `a` (of its outline, or one inside) lies deeper than that in `b`. */
function reaches(a: readonly Corners[], b: readonly Corners[], deep: number): boolean {
  const walls = b.flatMap(edgesOf)
  const isDeep = (p: OnPlan) => isCovered(b, p) && walls.every((wall) => distanceToEdge(p, wall) > deep)
  return isDeep(insideOf(a)) || a.flatMap(edgesOf).some((edge) => {
    const cuts = [0, ...walls.map((wall) => cutAt(edge, wall)).filter((t) => t !== undefined), 1].toSorted((s, t) => s - t)
    const along = (t: number): OnPlan => ({ x: edge[0].x + (edge[1].x - edge[0].x) * t, z: edge[0].z + (edge[1].z - edge[0].z) * t })
    return cuts.some((t, i) => isDeep(along((t + (cuts[i + 1] ?? t)) / 2)))
  })
}

/** Some point of the area: the middle of the widest stretch of a line across it. */
export function insideOf(rings: readonly Corners[]): OnPlan {
  const { north, south } = boxOf(rings[0]!)
  const z = (north + south) / 2 + 1e-4
  const xs = rings.flatMap(edgesOf).filter(([a, b]) => a.z > z !== b.z > z).map(([a, b]) => a.x + ((b.x - a.x) * (z - a.z)) / (b.z - a.z)).toSorted((s, t) => s - t)
  let widest = [xs[0] ?? 0, xs[1] ?? 0] as const
  for (let i = 0; i + 1 < xs.length; i += 2) if (xs[i + 1]! - xs[i]! > widest[1] - widest[0]) widest = [xs[i]!, xs[i + 1]!]
  return { x: (widest[0] + widest[1]) / 2, z }
}

export type Box = { west: number; east: number; north: number; south: number }

const boxes = new WeakMap<Corners, Box>()

/** The box around some points, which answers for most questions. Points never change, so it is measured once. */
export function boxOf(points: Corners): Box {
  let box = boxes.get(points)
  if (!box) {
    const [xs, zs] = [points.map(({ x }) => x), points.map(({ z }) => z)]
    boxes.set(points, (box = { west: Math.min(...xs), east: Math.max(...xs), north: Math.min(...zs), south: Math.max(...zs) }))
  }
  return box
}

/** Whether two boxes come within `room` metres of each other. */
export const isNear = (a: Box, b: Box, room = 0) => a.west - room <= b.east && a.east + room >= b.west && a.north - room <= b.south && a.south + room >= b.north

/** The first two edges of a ring that cross, or touch where they are not neighbours. */
export function crossingOf(ring: Corners): readonly [number, number] | undefined {
  const edges = edgesOf(ring)
  for (let i = 0; i < edges.length; i++) {
    for (let j = i + 2; j < edges.length; j++) {
      if (i === 0 && j === edges.length - 1) continue
      if (gapBetween(edges[i]!, edges[j]!) < 1e-6) return [i, j]
    }
  }
  return undefined
}
