import type { ClockSet } from '#kernel/clocks/clock-set.ts'

const OF_THE_UNITS = ['opinion', 'conclude', 'assist']

/**
 * 停表: while the resident is asked, the units' own time stands still and is given back in working days. What others owe
 * each other (a decision on an extension, an order of supervision) is not waiting for the resident and runs on.
 */
export function standStill(clocks: ClockSet, why: string) {
  for (const { name, kind } of clocks.running()) if (OF_THE_UNITS.includes(kind)) clocks.stop(name, why)
}

export function goOn(clocks: ClockSet) {
  for (const { name } of clocks.running()) clocks.resume(name)
}
