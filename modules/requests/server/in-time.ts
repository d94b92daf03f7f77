import type { Clock, ClockSet } from '#kernel/clocks/clock-set.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { factsOf, type Outcome, withOutcome } from './request.ts'

type Given = { kase: CaseRow; clocks: ClockSet; now: Date }

/** Whether what the clock asks for comes in time if it comes now. A clock that stands still is not late. */
export const inTime = (clock: Clock, now: Date): boolean => !clock.dueAt || now <= clock.dueAt

/**
 * 首次联系: the resident has heard from the unit. Ends the clock of the first response, and says for the response rate
 * whether it was in time, and whose it was; only the first time counts.
 */
export function firstContact({ kase, clocks, now }: Given): Pick<Outcome, 'responded' | 'respondUnit'> {
  const clock = clocks.get('respond')
  if (!clock || clock.doneAt) return {}
  clocks.finish('respond')
  return inTime(clock, now) ? { responded: true, respondUnit: kase.unit_id } : tooLate(kase, clock)
}

/** 超时归属: what has run out stays with the unit in whose hands it ran out; the first time it is said counts. */
export function tooLate(kase: CaseRow, clock: Clock): Outcome {
  const { respondUnit, lateUnit } = factsOf(kase).outcome ?? {}
  const unit = clock.unit ?? kase.unit_id
  if (clock.kind === 'respond') return { responded: false, respondUnit: respondUnit ?? unit }
  return clock.kind === 'conclude' ? { onTime: false, lateUnit: lateUnit ?? unit } : {}
}

/** The outcome with all that has run out by now: said before a case leaves a unit, for its clocks may not have rung yet. */
export function outcomeOnLeaving({ kase, clocks, now }: Given): Outcome | undefined {
  const late = clocks.running().filter((clock) => !inTime(clock, now)).map((clock) => tooLate(kase, clock))
  return late.length ? withOutcome(kase, Object.assign({}, ...late) as Outcome) : factsOf(kase).outcome
}
