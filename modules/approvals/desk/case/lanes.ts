import type { GraphStep } from '../ask.ts'

/** A lane is a department's; its rows are filled from the top, so that what runs at the same time stands side by side. */
export type Lane = { unit: string; rows: Placed[][] }
export type Placed = { step: GraphStep; from: number; until: number }

/** A step that takes no time of its own still needs room for its name. */
const LEAST = 0.85

/** 泳道: each department with its steps by working day; a joint step stands in the lane of each that takes part. */
export function lanesOf(steps: readonly GraphStep[]): Lane[] {
  const order = [...steps].toSorted((a, b) => a.start - b.start || a.end - b.end)
  const lanes = new Map<string, Placed[][]>()
  for (const step of order) {
    for (const unit of step.units) {
      const rows = lanes.get(unit) ?? []
      lanes.set(unit, rows)
      const placed = { step, from: step.start, until: Math.max(step.end, step.start + LEAST) }
      const row = rows.find((one) => one.every((other) => other.until <= placed.from || other.from >= placed.until))
      if (row) row.push(placed)
      else rows.push([placed])
    }
  }
  return [...lanes].map(([unit, rows]) => ({ unit, rows }))
}

/** How many days the drawing spans: as far as the last of its names reaches. */
export const spanOf = (lanes: readonly Lane[]): number => Math.max(1, Math.ceil(Math.max(0, ...lanes.flatMap((lane) => lane.rows.flatMap((row) => row.map(({ until }) => until))))))
