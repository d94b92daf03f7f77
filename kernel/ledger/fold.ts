import type { ClockRow } from '../clocks/clock-set.ts'
import type { LedgerEvent } from './event.ts'

export type Folded = { kase: Record<string, unknown>; clocks: Map<string, ClockRow> }

/** The case and its clocks as the events tell them. What the tables hold must equal this at every moment. */
export function fold(events: readonly LedgerEvent[]): Folded {
  const kase: Record<string, unknown> = {}
  const clocks = new Map<string, ClockRow>()
  for (const event of events) {
    Object.assign(kase, event.body.set, event.sealed?.set, { id: event.case_id, state: event.became, version: event.seq, head: event.hash })
    for (const [name, clock] of Object.entries(event.body.clocks)) clocks.set(name, clock)
  }
  return { kase, clocks }
}
