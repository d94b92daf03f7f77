import type { Density, Moment } from '../../presence/to-browser.ts'
import { isSeen, type Visitor } from './visitor.ts'

/** A quarter of a square, 16 m wide: who stands there, who hears what happens around it, and what happened since the last frame. */
export type Quarter = {
  x: number
  z: number
  people: Set<Visitor>
  viewers: Set<Visitor>
  moved: Set<Visitor>
  moments: Moment[]
  /** In a crowd: who is still to be shown to the viewers of this quarter, longest waiting first. */
  waiting: Set<Visitor>
}
export type Square = { x: number; z: number; quarters: readonly Quarter[] }
export type Cells = ReturnType<typeof openCells>

const QUARTER_METRES = 16
const quarterOf = (metres: number) => Math.floor(metres / QUARTER_METRES)
const keyOf = (x: number, z: number) => (x + 512) * 1024 + z + 512

const openQuarter = (x: number, z: number): Quarter => ({ x, z, people: new Set(), viewers: new Set(), moved: new Set(), moments: [], waiting: new Set() })
const openSquare = (x: number, z: number): Square => ({ x, z, quarters: [0, 1, 2, 3].map((n) => openQuarter(2 * x + (n & 1), 2 * z + (n >> 1))) })
const peopleIn = ({ quarters }: Square) => quarters.reduce((sum, { people }) => sum + people.size, 0)

/** The place in squares of 32 m, each of four quarters. A square is there while somebody is in it. */
export function openCells() {
  const squares = new Map<number, Square>()
  const quarterAt = (x: number, z: number) => squares.get(keyOf(x >> 1, z >> 1))?.quarters[(x & 1) + 2 * (z & 1)]

  function leave(visitor: Visitor) {
    const { quarter } = visitor
    quarter?.people.delete(visitor)
    quarter?.viewers.delete(visitor)
    quarter?.moved.delete(visitor)
    visitor.quarter = undefined
  }

  return {
    squares: squares as ReadonlyMap<number, Square>,
    leave,

    /** Puts a visitor where they are now; those around are told with the next frame. */
    stand(visitor: Visitor) {
      const [x, z] = [quarterOf(visitor.x), quarterOf(visitor.z)]
      if (visitor.quarter?.x !== x || visitor.quarter.z !== z) {
        leave(visitor)
        const key = keyOf(x >> 1, z >> 1)
        if (!squares.has(key)) squares.set(key, openSquare(x >> 1, z >> 1))
        visitor.quarter = quarterAt(x, z)!
        visitor.quarter.viewers.add(visitor)
        if (isSeen(visitor)) visitor.quarter.people.add(visitor)
      }
      if (isSeen(visitor)) visitor.quarter.moved.add(visitor)
    },

    /** The quarters of the nine squares around one, or the nine quarters around one. */
    around({ x, z }: Square | Quarter, which: 'squares' | 'quarters'): Quarter[] {
      const found: Quarter[] = []
      for (let dx = -1; dx <= 1; dx += 1) {
        for (let dz = -1; dz <= 1; dz += 1) {
          if (which === 'squares') found.push(...(squares.get(keyOf(x + dx, z + dz))?.quarters ?? []))
          else found.push(...[quarterAt(x + dx, z + dz)].filter((one) => one !== undefined))
        }
      }
      return found
    },

    density: (): Density[] => [...squares.values()].map((square) => ({ x: square.x, z: square.z, people: peopleIn(square) })).filter(({ people }) => people > 0),

    forgetEmpty() {
      for (const [key, { quarters }] of squares) if (quarters.every(({ viewers }) => viewers.size === 0)) squares.delete(key)
    },
  }
}
