import type { Props } from './built.ts'
import { heightAt, type Heights } from './heights.ts'
import { type Chunk, isGround } from './mesh.ts'
import { edgesOf, isInside } from './polygon.ts'
import type { GroundArea } from './grounds.ts'

/** A square of the place seen from above, `SIDE` × `SIDE` texels of one metre; row by row from its north-west corner. */
export type Relief = { x: number; z: number; side: number; tops: Float32Array }

export const SIDE = 1024
const TREE = { plane_tree: [9, 3.4], ginkgo: [9, 2.6], pine: [8, 2] } as const

/** The highest thing over each metre in a year: ground, buildings, crowns of trees. */
export function reliefOf({ near, props, heights }: { near: readonly Chunk[]; props: readonly Props[]; heights: Heights }, middle: { x: number; z: number }, year: number, side = SIDE): Relief {
  const x0 = Math.round(middle.x - side / 2), z0 = Math.round(middle.z - side / 2)
  const tops = new Float32Array(side * side)
  for (let row = 0; row < side; row++) for (let column = 0; column < side; column++) tops[row * side + column] = heightAt(heights, x0 + column, z0 + row)
  for (const chunk of near) {
    if (Math.abs(chunk.x - middle.x) > side / 2 + chunk.radius || Math.abs(chunk.z - middle.z) > side / 2 + chunk.radius) continue
    const { position, indices, style, era } = chunk
    for (let i = 0; i < indices.length; i += 3) {
      const a = indices[i]!
      if (isGround(style[a * 4]!) || !stands(era[a * 2]!, era[a * 2 + 1]!, year)) continue
      const p = [a, indices[i + 1]!, indices[i + 2]!].map((n) => [position[n * 4]! / 100 + chunk.x - x0, position[n * 4 + 2]! / 100 + chunk.z - z0, position[n * 4 + 1]! / 100] as const)
      fill(tops, side, p[0]!, p[1]!, p[2]!)
    }
  }
  for (const { prop, places } of props) {
    if (!(prop in TREE)) continue
    const [high, wide] = TREE[prop as keyof typeof TREE]
    for (let i = 0; i < places.length; i += 4) {
      const [x, y, z] = [places[i]! - x0, places[i + 1]!, places[i + 2]! - z0]
      for (let dz = -Math.ceil(wide); dz <= wide; dz++) for (let dx = -Math.ceil(wide); dx <= wide; dx++) {
        const [column, row] = [Math.round(x + dx), Math.round(z + dz)]
        // A crown lets light through here and there.
        if (column < 0 || row < 0 || column >= side || row >= side || dx * dx + dz * dz > wide * wide || (column * 7 + row * 13) % 5 === 0) continue
        tops[row * side + column] = Math.max(tops[row * side + column]!, y + high * (0.7 + 0.3 * Math.cos((Math.hypot(dx, dz) / wide) * 1.5)))
      }
    }
  }
  return { x: x0, z: z0, side, tops }
}

const stands = (from: number, to: number, year: number) => (from === 0 || 1880 + from <= year) && (to === 255 || 1880 + to > year)

type Corner = readonly [x: number, z: number, y: number]
function fill(tops: Float32Array, side: number, a: Corner, b: Corner, c: Corner) {
  const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
  if (Math.abs(area) < 0.02) return
  const [west, east] = [Math.max(0, Math.ceil(Math.min(a[0], b[0], c[0]) - 0.5)), Math.min(side - 1, Math.floor(Math.max(a[0], b[0], c[0]) + 0.5))]
  const [north, south] = [Math.max(0, Math.ceil(Math.min(a[1], b[1], c[1]) - 0.5)), Math.min(side - 1, Math.floor(Math.max(a[1], b[1], c[1]) + 0.5))]
  for (let z = north; z <= south; z++) for (let x = west; x <= east; x++) {
    const u = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (z - a[1])) / area
    const v = ((b[0] - a[0]) * (z - a[1]) - (x - a[0]) * (b[1] - a[1])) / area
    if (u < 0 || v < 0 || u + v > 1) continue
    const y = a[2] + (b[2] - a[2]) * u + (c[2] - a[2]) * v
    if (y > tops[z * side + x]!) tops[z * side + x] = y
  }
}

/**
 * How high the shade reaches over each metre, when the sun stands in the direction given: one sweep away from the sun, in which
 * a shade sinks by its slope from row to row. What lies lower than this is in the shade; its edge softens the longer it is.
 */
export function shadeOf({ side, tops }: Relief, [sx, sy, sz]: readonly [number, number, number]): Float32Array {
  const shade = new Float32Array(side * side).fill(-100)
  const flat = Math.hypot(sx, sz)
  if (sy <= 0.01 || flat < 0.01) return shade
  const isByRow = Math.abs(sz) > Math.abs(sx)
  const lead = isByRow ? sz : sx, drift = (isByRow ? sx : sz) / Math.abs(lead)
  const drop = (Math.hypot(1, drift) * sy) / flat
  const towards = lead > 0 ? 1 : -1
  const index = isByRow ? (row: number, i: number) => row * side + i : (row: number, i: number) => i * side + row
  for (let k = 1; k < side; k++) {
    const row = towards > 0 ? side - 1 - k : k
    const before = row + towards
    for (let i = 0; i < side; i++) {
      const at = i + drift, left = Math.floor(at), share = at - left
      if (left < 0 || left >= side - 1) continue
      const [p, q] = [index(before, left), index(before, left + 1)]
      shade[index(row, i)] = Math.max(shade[p]!, tops[p]!) * (1 - share) + Math.max(shade[q]!, tops[q]!) * share - drop
    }
  }
  return shade
}

/**
 * What stays the same while the sun moves, four bytes a metre: how high things stand round about (half metres), how much light lamps
 * throw, the ground (half metres), how near the land is.
 */
export function surroundingsOf({ x, z, side, tops }: Relief, { props, heights, areas }: { props: readonly Props[]; heights: Heights; areas: readonly GroundArea[] }): Uint8Array {
  const out = new Uint8Array(side * side * 4)
  const mean = blurred(blurred(tops, side, 5), side, 5)
  const land = new Float32Array(side * side)
  const COARSE = 4
  const solid = areas.filter(({ ground }) => ground === 'land' || ground === 'island' || ground === 'beach').map(({ ring }) => ({ ring, xs: edgesOf(ring).map(([a]) => a.x), zs: edgesOf(ring).map(([a]) => a.z) }))
  for (let row = 0; row < side; row += COARSE) for (let column = 0; column < side; column += COARSE) {
    if (!solid.some(({ ring }) => isInside(ring, x + column + 2, z + row + 2))) continue
    for (let dz = 0; dz < COARSE; dz++) land.fill(1, (row + dz) * side + column, (row + dz) * side + column + COARSE)
  }
  const shore = blurred(blurred(land, side, 9), side, 9)
  const lamps = new Float32Array(side * side)
  for (const { prop, places } of props) {
    if (prop !== 'lamp') continue
    for (let i = 0; i < places.length; i += 4) {
      const [lx, lz] = [places[i]! - x, places[i + 2]! - z]
      for (let row = Math.max(0, Math.floor(lz - 14)); row <= Math.min(side - 1, lz + 14); row++) for (let column = Math.max(0, Math.floor(lx - 14)); column <= Math.min(side - 1, lx + 14); column++) {
        const d2 = (column - lx) ** 2 + (row - lz) ** 2
        lamps[row * side + column]! += 1.1 / (1 + d2 / 9) * Math.max(0, 1 - d2 / 196)
      }
    }
  }
  for (let row = 0; row < side; row++) for (let column = 0; column < side; column++) {
    const i = row * side + column
    out[i * 4] = Math.max(0, Math.min(255, mean[i]! * 2))
    out[i * 4 + 1] = Math.min(255, lamps[i]! * 170)
    out[i * 4 + 2] = Math.max(0, Math.min(255, heightAt(heights, x + column, z + row) * 2))
    out[i * 4 + 3] = Math.round(shore[i]! * 255)
  }
  return out
}

/** The mean of a square of 2r + 1, first along rows and then along columns. */
function blurred(of: Float32Array, side: number, r: number): Float32Array {
  const pass = (from: Float32Array, step: number, jump: number) => {
    const to = new Float32Array(from.length)
    for (let line = 0; line < side; line++) {
      let sum = 0
      const at = (i: number) => from[line * jump + Math.max(0, Math.min(side - 1, i)) * step]!
      for (let i = -r; i <= r; i++) sum += at(i)
      for (let i = 0; i < side; i++) {
        to[line * jump + i * step] = sum / (2 * r + 1)
        sum += at(i + r + 1) - at(i - r)
      }
    }
    return to
  }
  return pass(pass(of, 1, side), side, 1)
}
