import type { OnPlan } from '../place/on-plan.ts'

/** Heights above the sea on a grid; between its points the ground is flat triangles, the same that are drawn and walked on. */
export type Heights = { x: number; z: number; cell: number; columns: number; rows: number; values: Float32Array }

export const GROUND_CELL = 24

/** A thin plate through the spots: smooth everywhere, exact at each of them. */
export function heightsOf(spots: readonly (OnPlan & { height: number })[], area: { west: number; north: number; east: number; south: number }): Heights {
  const x = Math.floor(area.west / GROUND_CELL) * GROUND_CELL, z = Math.floor(area.north / GROUND_CELL) * GROUND_CELL
  const columns = Math.ceil((area.east - x) / GROUND_CELL) + 1, rows = Math.ceil((area.south - z) / GROUND_CELL) + 1
  const values = new Float32Array(columns * rows)
  const at = plate(spots)
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) values[row * columns + column] = at(x + column * GROUND_CELL, z + row * GROUND_CELL)
  return { x, z, cell: GROUND_CELL, columns, rows, values }
}

/** Metres above the sea at a point of the plan; beyond the grid as at its edge. */
export function heightAt({ x: x0, z: z0, cell, columns, rows, values }: Heights, x: number, z: number): number {
  const u = Math.max(0, Math.min(columns - 1.0001, (x - x0) / cell)), v = Math.max(0, Math.min(rows - 1.0001, (z - z0) / cell))
  const column = Math.floor(u), row = Math.floor(v), fu = u - column, fv = v - row
  const i = row * columns + column
  const nw = values[i]!, ne = values[i + 1]!, sw = values[i + columns]!, se = values[i + columns + 1]!
  return fu + fv <= 1 ? nw + (ne - nw) * fu + (sw - nw) * fv : se + (sw - se) * (1 - fu) + (ne - se) * (1 - fv)
}

const kernel = (d2: number) => (d2 < 1e-9 ? 0 : d2 * Math.log(d2))

function plate(spots: readonly (OnPlan & { height: number })[]): (x: number, z: number) => number {
  const n = spots.length
  if (n === 0) return () => 0
  if (n < 3) return () => spots[0]!.height
  const size = n + 3
  const a = Array.from({ length: size }, () => new Float64Array(size + 1))
  // Hundreds of metres as the unit, so that the numbers stay near one another.
  const p = spots.map(({ x, z, height }) => ({ x: x / 100, z: z / 100, height }))
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) a[i]![j] = kernel((p[i]!.x - p[j]!.x) ** 2 + (p[i]!.z - p[j]!.z) ** 2)
    a[i]![i] = 0.02 // two spots at one place must not tear it
    a[i]![n] = a[n]![i] = 1
    a[i]![n + 1] = a[n + 1]![i] = p[i]!.x
    a[i]![n + 2] = a[n + 2]![i] = p[i]!.z
    a[i]![size] = p[i]!.height
  }
  for (let c = 0; c < size; c++) {
    let pivot = c
    for (let r = c + 1; r < size; r++) if (Math.abs(a[r]![c]!) > Math.abs(a[pivot]![c]!)) pivot = r
    ;[a[c], a[pivot]] = [a[pivot]!, a[c]!]
    const by = a[c]![c]! || 1e-9
    for (let r = c + 1; r < size; r++) {
      const share = a[r]![c]! / by
      if (share !== 0) for (let k = c; k <= size; k++) a[r]![k]! -= share * a[c]![k]!
    }
  }
  const w = new Float64Array(size)
  for (let r = size - 1; r >= 0; r--) {
    let sum = a[r]![size]!
    for (let k = r + 1; k < size; k++) sum -= a[r]![k]! * w[k]!
    w[r] = sum / (a[r]![r]! || 1e-9)
  }
  return (x, z) => {
    const u = x / 100, v = z / 100
    let sum = w[n]! + w[n + 1]! * u + w[n + 2]! * v
    for (let i = 0; i < n; i++) sum += w[i]! * kernel((u - p[i]!.x) ** 2 + (v - p[i]!.z) ** 2)
    return sum
  }
}
