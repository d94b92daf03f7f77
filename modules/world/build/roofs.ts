import type { OnPlan } from '../place/on-plan.ts'
import { type Mesh, normalOf, type Paint, type Vec } from './mesh.ts'
import { areaOf, boxOf, clip, edgesOf, middleOf, offset, type Ring, triangles } from './polygon.ts'

export type RoofShape = 'flat' | 'gabled' | 'hipped' | 'half-hipped' | 'pyramidal' | 'mansard' | 'gambrel' | 'skillion' | 'dome' | 'onion' | 'cone'
export type Roof = { shape: RoofShape; eaves: number; height: number; overhang: number; tiles: Paint; trim: Paint }

/** Where the wall below ends at a point of its foot, and the lines at which a wall bends: `x·nx + z·nz = at`. */
export type WallTop = { heightAt: (x: number, z: number) => number; bends: { nx: number; nz: number; at: number }[] }

/** Lays a roof on a ring. Shapes that a ring is too crooked for become the nearest that fits it. */
export function layRoof(mesh: Mesh, ring: Ring, roof: Roof): WallTop {
  const { shape, eaves, height } = roof
  const level: WallTop = { heightAt: () => eaves, bends: [] }
  const box = boxOf(ring)
  const isBox = ring.length === 4 && areaOf(ring) > 0.88 * box.length * box.width
  if (height < 0.05 || shape === 'flat') {
    mesh.paint = roof.tiles
    cap(mesh, ring, eaves)
    return level
  }
  if (shape === 'gabled' || shape === 'gambrel' || shape === 'skillion' || (shape === 'half-hipped' && !isBox)) return strips(mesh, ring, roof)
  const out = offset(ring, roof.overhang)
  under(mesh, ring, out, () => eaves, () => eaves, roof.trim)
  mesh.paint = roof.tiles
  if (shape === 'hipped' || shape === 'half-hipped') {
    if (!isBox) inwards(mesh, out, eaves, [[0.98, height]])
    else if (shape === 'hipped') hip(mesh, out, eaves, height)
    else return halfHip(mesh, ring, roof)
  } else if (shape === 'mansard') {
    inwards(mesh, out, eaves, [[Math.min(0.34, 1.5 / (box.width / 2)), height * 0.72], [0.9, height]])
  } else {
    const profile = PROFILES[shape]
    shrinking(mesh, out, eaves, profile.map(([scale, share]) => [scale, share * height]))
  }
  return level
}

/** Scale towards the middle, share of the height. */
const PROFILES = {
  pyramidal: [[1, 0], [0, 1]],
  cone: [[1, 0], [0, 1]],
  dome: Array.from({ length: 6 }, (_, i) => [Math.cos((i / 5) * Math.PI / 2), Math.sin((i / 5) * Math.PI / 2)]),
  onion: [[0.8, 0], [1, 0.16], [1.02, 0.28], [0.86, 0.45], [0.5, 0.6], [0.2, 0.72], [0.08, 0.85], [0, 1]],
} as const satisfies Record<string, readonly (readonly [number, number] | number[])[]>

function cap(mesh: Mesh, ring: Ring, y: number) {
  const at = ring.map(({ x, z }) => mesh.vertex([x, y, z], [0, 1, 0], x, z))
  const made = triangles(ring)
  for (let i = 0; i < made.length; i += 3) mesh.triangle(at[made[i]!]!, at[made[i + 1]!]!, at[made[i + 2]!]!)
}

/** The board at the edge of the roof, and what one sees of it from the street. */
function under(mesh: Mesh, ring: Ring, out: Ring, wallY: (x: number, z: number) => number, edgeY: (x: number, z: number) => number, trim: Paint) {
  mesh.paint = trim
  const wasDetail = mesh.isDetail
  mesh.isDetail = true
  for (let i = 0; i < ring.length; i++) {
    const j = (i + 1) % ring.length
    const [a, b, c, d] = [ring[i]!, ring[j]!, out[i]!, out[j]!]
    const yc = edgeY(c.x, c.z), yd = edgeY(d.x, d.z)
    mesh.face([[c.x, yc - 0.16, c.z], [c.x, yc, c.z], [d.x, yd, d.z], [d.x, yd - 0.16, d.z]])
    mesh.face([[a.x, wallY(a.x, a.z) - 0.3, a.z], [c.x, yc - 0.16, c.z], [d.x, yd - 0.16, d.z], [b.x, wallY(b.x, b.z) - 0.3, b.z]])
  }
  mesh.isDetail = wasDetail
}

/** Roofs that are the same all along their ridge. */
function strips(mesh: Mesh, ring: Ring, { shape, eaves, height, overhang, tiles, trim }: Roof): WallTop {
  const { x, z, along, width } = boxOf(ring)
  const half = width / 2
  const knots = shape === 'skillion' ? [[-half, 0], [half, height]] as const : shape === 'gambrel'
    ? [[-half, 0], [-half * 0.62, height * 0.62], [0, height], [half * 0.62, height * 0.62], [half, 0]] as const
    : [[-half, 0], [0, height], [half, 0]] as const
  const [nx, nz] = [-along.z, along.x]
  const middle = x * nx + z * nz
  const riseAt = (v: number) => {
    let i = 0
    while (i < knots.length - 2 && v > knots[i + 1]![0]) i++
    const [v0, h0] = knots[i]!, [v1, h1] = knots[i + 1]!
    return h0 + ((h1 - h0) * (v - v0)) / (v1 - v0)
  }
  const yAt = (px: number, pz: number) => eaves + riseAt(px * nx + pz * nz - middle)
  const out = offset(ring, overhang)
  under(mesh, ring, out, yAt, yAt, trim)
  mesh.paint = tiles
  knots.slice(1).forEach(([to, h1], i) => {
    const [from, h0] = knots[i]!
    let piece: OnPlan[] = [...out]
    if (i > 0) piece = clip(piece, -nx, -nz, -(middle + from))
    if (i < knots.length - 2) piece = clip(piece, nx, nz, middle + to)
    if (piece.length < 3) return
    const slope = (h1 - h0) / (to - from), steep = Math.hypot(1, slope)
    const n: Vec = [(-slope * nx) / steep, 1 / steep, (-slope * nz) / steep]
    const at = piece.map((p) => mesh.vertex([p.x, yAt(p.x, p.z), p.z], n, p.x * along.x + p.z * along.z, (p.x * nx + p.z * nz - middle) * steep))
    const made = triangles(piece)
    for (let k = 0; k < made.length; k += 3) mesh.triangle(at[made[k]!]!, at[made[k + 1]!]!, at[made[k + 2]!]!)
  })
  return { heightAt: yAt, bends: knots.slice(1, -1).map(([v]) => ({ nx, nz, at: middle + v })) }
}

/** A slope: metres along its lower edge, and up. */
export function slope(mesh: Mesh, corners: readonly Vec[]) {
  const [a, b] = [corners[0]!, corners.at(-1)!]
  const n = normalOf(corners[0]!, corners[1]!, corners[2]!)
  const long = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]) || 1
  const e: Vec = [(b[0] - a[0]) / long, (b[1] - a[1]) / long, (b[2] - a[2]) / long]
  const up: Vec = [n[1] * e[2] - n[2] * e[1], n[2] * e[0] - n[0] * e[2], n[0] * e[1] - n[1] * e[0]]
  const at = corners.map((p) => {
    const d: Vec = [p[0] - a[0], p[1] - a[1], p[2] - a[2]]
    return mesh.vertex(p, n, d[0] * e[0] + d[1] * e[1] + d[2] * e[2], Math.abs(d[0] * up[0] + d[1] * up[1] + d[2] * up[2]))
  })
  for (let i = 2; i < at.length; i++) mesh.triangle(at[0]!, at[i - 1]!, at[i]!)
}

function hip(mesh: Mesh, out: Ring, eaves: number, height: number) {
  const { x, z, along, length, width } = boxOf(out)
  const reach = (length - width) / 2
  const ends = [{ x: x + along.x * reach, z: z + along.z * reach }, { x: x - along.x * reach, z: z - along.z * reach }] as const
  const nearest = (p: OnPlan) => (Math.hypot(p.x - ends[0].x, p.z - ends[0].z) < Math.hypot(p.x - ends[1].x, p.z - ends[1].z) ? ends[0] : ends[1])
  for (const [a, b] of edgesOf(out)) {
    const [ra, rb] = [nearest(a), nearest(b)]
    const top = ra === rb ? [ra] : [ra, rb]
    slope(mesh, [[a.x, eaves, a.z], ...top.map((p): Vec => [p.x, eaves + height, p.z]), [b.x, eaves, b.z]])
  }
}

function halfHip(mesh: Mesh, ring: Ring, { eaves, height, overhang, tiles }: Roof): WallTop {
  mesh.paint = tiles
  const { x, z, along, length, width } = boxOf(ring)
  const [l, w] = [length / 2 + overhang, width / 2]
  const point = (u: number, v: number, y: number): Vec => [x + along.x * u - along.z * v, eaves + y, z + along.z * u + along.x * v]
  const o = overhang / w
  for (const s of [1, -1]) {
    slope(mesh, [point(-l * s, w * (1 + o) * s, -height * o), point(l * s, w * (1 + o) * s, -height * o), point(l * s, (w / 2) * s, height / 2), point((l - w / 2) * s, 0, height), point(-(l - w / 2) * s, 0, height), point(-l * s, (w / 2) * s, height / 2)])
    slope(mesh, [point(l * s, (w / 2) * s, height / 2), point(l * s, (-w / 2) * s, height / 2), point((l - w / 2) * s, 0, height)])
  }
  const [nx, nz] = [-along.z, along.x]
  const middle = x * nx + z * nz
  return { heightAt: (px, pz) => eaves + Math.min(height / 2, height * (1 - Math.abs(px * nx + pz * nz - middle) / w)), bends: [-w / 2, w / 2].map((v) => ({ nx, nz, at: middle + v })) }
}

/** Moves the edges inward as far as the ring bears: exact hips for whatever shape, with a flat rest on top. */
function inwards(mesh: Mesh, out: Ring, eaves: number, steps: readonly (readonly [share: number, height: number])[]) {
  const most = deepest(out)
  let ring: Ring = out, y = eaves
  for (const [share, height] of steps) {
    const next = offset(out, -most * share)
    for (let i = 0; i < ring.length; i++) {
      const j = (i + 1) % ring.length
      const [a, b, c, d] = [ring[i]!, ring[j]!, next[j]!, next[i]!]
      slope(mesh, [[a.x, y, a.z], [d.x, eaves + height, d.z], [c.x, eaves + height, c.z], [b.x, y, b.z]])
    }
    ring = next
    y = eaves + height
  }
  cap(mesh, ring, y)
}

function deepest(ring: Ring): number {
  const holds = (by: number) => {
    const inner = offset(ring, -by)
    return areaOf(inner) > 0 && ring.every((a, i) => {
      const j = (i + 1) % ring.length, b = ring[j]!
      return (b.x - a.x) * (inner[j]!.x - inner[i]!.x) + (b.z - a.z) * (inner[j]!.z - inner[i]!.z) > 0
    })
  }
  let low = 0, high = boxOf(ring).width / 2
  for (let i = 0; i < 14; i++) {
    const by = (low + high) / 2
    if (holds(by)) low = by
    else high = by
  }
  return low
}

function shrinking(mesh: Mesh, out: Ring, eaves: number, profile: readonly (readonly [scale: number, height: number])[]) {
  const { x, z } = middleOf(out)
  const point = (p: OnPlan, [scale, height]: readonly [number, number]): Vec => [x + (p.x - x) * scale, eaves + height, z + (p.z - z) * scale]
  for (const [a, b] of edgesOf(out)) {
    profile.slice(1).forEach((upper, i) => {
      const lower = profile[i]!
      slope(mesh, upper[0] < 0.001 ? [point(a, lower), [x, eaves + upper[1], z], point(b, lower)] : [point(a, lower), point(a, upper), point(b, upper), point(b, lower)])
    })
  }
}
