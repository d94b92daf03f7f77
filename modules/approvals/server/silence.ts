import type { ClockSet } from '#kernel/clocks/clock-set.ts'
import { refuse } from '#kernel/refusal.ts'
import { workingDays } from './branches.ts'

/** 行政许可法 art. 32(1)(4): who is not told within five days what is missing, is accepted as of the day of receipt. */
const DAYS_TO_TELL = 5

/** From the day on which the application came, or came complete again after a supplement. */
export const startSilence = (clocks: Pick<ClockSet, 'start'>, unit: string) => clocks.start('silence', { kind: 'silence', limit: workingDays(DAYS_TO_TELL), unit })

/**
 * 逾期不告知的，自收到申请材料之日起即为受理 (行政许可法 art. 32(1)(4)): the moment of receipt where the time to tell is over,
 * whether or not its clock has rung.
 */
export function deemedSince(clocks: Pick<ClockSet, 'get'>, now: Date): Date | undefined {
  const silence = clocks.get('silence')
  return silence && !silence.doneAt && silence.dueAt && silence.dueAt <= now ? silence.span.started_at : undefined
}

/** What is accepted by law can neither be declined nor sent back. */
export function requireNotDeemed(clocks: Pick<ClockSet, 'get'>, now: Date) {
  if (deemedSince(clocks, now)) refuse('deemed_accepted', { zh: '告知期限已过，申请自收到材料之日起依法视为受理（行政许可法第三十二条），不能再不予受理或告知补正：请受理', en: 'The time to tell is over: by law (art. 32 of the Licensing Law) it has been accepted since it came, and can neither be declined nor sent back. Please accept it' })
}
