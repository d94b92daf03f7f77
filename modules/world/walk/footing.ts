import type { Standing } from '../build/built.ts'
import type { GroundArea } from '../build/grounds.ts'
import { edgesOf, isInside } from '../build/polygon.ts'
import type { OnPlan } from '../place/on-plan.ts'

/** A visitor is a circle of this radius. */
const RADIUS_M = 0.35
const CELL_M = 8
const STEP_M = 0.25

type Wall = { a: OnPlan; b: OnPlan; of: Standing }
type Cell = { walls: Wall[]; houses: Standing[] }
type Span = { x0: number; x1: number; z0: number; z1: number }

/** Where one can stand and walk in a place: on land and on the pier, and not in a house that stands in the year. */
export function footing(buildings: readonly Standing[], areas: readonly GroundArea[]) {
  const cells = new Map<number, Cell>()
  const keyOf = (column: number, row: number) => (column + 4096) * 8192 + row + 4096
  const cellAt = (x: number, z: number) => cells.get(keyOf(Math.floor(x / CELL_M), Math.floor(z / CELL_M)))
  const put = ({ x0, x1, z0, z1 }: Span, into: (cell: Cell) => void) => {
    for (let column = Math.floor((x0 - RADIUS_M) / CELL_M); column <= Math.floor((x1 + RADIUS_M) / CELL_M); column++) for (let row = Math.floor((z0 - RADIUS_M) / CELL_M); row <= Math.floor((z1 + RADIUS_M) / CELL_M); row++) {
      const key = keyOf(column, row)
      let cell = cells.get(key)
      if (!cell) cells.set(key, (cell = { walls: [], houses: [] }))
      into(cell)
    }
  }
  for (const house of buildings) {
    put(spanOf(house.ring), ({ houses }) => houses.push(house))
    for (const [a, b] of [house.ring, ...house.holes].flatMap(edgesOf)) put(spanOf([a, b]), ({ walls }) => walls.push({ a, b, of: house }))
  }
  const grounds = areas.map((area) => ({ ring: area.ring, span: spanOf(area.ring) }))
  const isDry = (x: number, z: number) => grounds.some(({ ring, span }) => x >= span.x0 && x <= span.x1 && z >= span.z0 && z <= span.z1 && isInside(ring, x, z))
  const stands = ({ from, to }: Standing, year: number) => from <= year && to > year

  /** The house that one would be in. */
  const houseAt = (x: number, z: number, year: number): Standing | undefined =>
    cellAt(x, z)?.houses.find((house) => stands(house, year) && isInside(house.ring, x, z) && !house.holes.some((hole) => isInside(hole, x, z)))

  const isFree = (x: number, z: number, year: number): boolean => isDry(x, z) && !houseAt(x, z, year) && !(cellAt(x, z)?.walls.some(({ a, b, of }) => stands(of, year) && pushed(x, z, a, b, RADIUS_M - 0.02)))

  /** Moves from where one is by a step and slides along what is in the way; never ends where one cannot stand. */
  function walk(from: OnPlan, by: OnPlan, year: number): OnPlan {
    const many = Math.ceil(Math.hypot(by.x, by.z) / STEP_M)
    let at = from
    for (let i = 0; i < many; i++) {
      const to = outOfWalls({ x: at.x + by.x / many, z: at.z + by.z / many }, year)
      const next = [to, { x: to.x, z: at.z }, { x: at.x, z: to.z }].find(({ x, z }) => isFree(x, z, year))
      if (!next) return at
      at = next
    }
    return at
  }

  function outOfWalls(to: OnPlan, year: number): OnPlan {
    let { x, z } = to
    for (let round = 0; round < 4; round++) {
      let isMoved = false
      for (const { a, b, of } of cellAt(x, z)?.walls ?? []) {
        if (!stands(of, year)) continue
        const out = pushed(x, z, a, b, RADIUS_M)
        if (out) [x, z, isMoved] = [out.x, out.z, true]
      }
      if (!isMoved) break
    }
    return { x, z }
  }

  /** Whether the straight way is open. */
  function isOpen(from: OnPlan, to: OnPlan, year: number): boolean {
    const many = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.z - from.z) / 0.5))
    for (let i = 0; i <= many; i++) if (!isFree(from.x + ((to.x - from.x) * i) / many, from.z + ((to.z - from.z) * i) / many, year)) return false
    return true
  }

  /** The nearest free spot: for somebody in whose place a house is built. */
  function freeNear(at: OnPlan, year: number): OnPlan {
    if (isFree(at.x, at.z, year)) return at
    for (let r = 0.5; r < 160; r += 0.5) for (let i = 0; i < 24; i++) {
      const turn = (i / 24) * 2 * Math.PI
      const [x, z] = [at.x + Math.cos(turn) * r, at.z + Math.sin(turn) * r]
      if (isFree(x, z, year)) return { x, z }
    }
    return at
  }

  return { walk, isFree, isOpen, freeNear, houseAt }
}
export type Footing = ReturnType<typeof footing>

function spanOf(points: readonly OnPlan[]): Span {
  const xs = points.map(({ x }) => x), zs = points.map(({ z }) => z)
  return { x0: Math.min(...xs), x1: Math.max(...xs), z0: Math.min(...zs), z1: Math.max(...zs) }
}

/** Where a circle that touches the wall is pushed to; nothing where it does not. */
function pushed(x: number, z: number, a: OnPlan, b: OnPlan, radius: number): OnPlan | undefined {
  const dx = b.x - a.x, dz = b.z - a.z
  const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (z - a.z) * dz) / (dx * dx + dz * dz || 1)))
  const ox = x - a.x - dx * t, oz = z - a.z - dz * t
  const far = Math.hypot(ox, oz)
  if (far >= radius || far < 1e-6) return undefined
  return { x: x + (ox / far) * (radius - far), z: z + (oz / far) * (radius - far) }
}
