import type { Clock, ClockSet } from '#kernel/clocks/clock-set.ts'
import type { Outcome } from './request.ts'

/** Whether what the clock asks for comes in time if it comes now. A clock that stands still is not late. */
export const inTime = (clock: Clock, now: Date): boolean => !clock.dueAt || now <= clock.dueAt

/**
 * 首次联系: the resident has heard from the unit. Ends the clock of the first response, and says for the response rate
 * whether it was in time; only the first time counts.
 */
export function firstContact({ clocks, now }: { clocks: ClockSet; now: Date }): Pick<Outcome, 'responded'> {
  const clock = clocks.get('respond')
  if (!clock || clock.doneAt) return {}
  clocks.finish('respond')
  return { responded: inTime(clock, now) }
}
