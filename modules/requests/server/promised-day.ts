import { type Day, isDay, nextDay } from '#kernel/calendar/day.ts'
import { type Calendar, isWorkingDay, workingDaysBetween } from '#kernel/calendar/working-days.ts'
import type { Limit } from '#kernel/clocks/limit.ts'
import { refuse, refuseInput } from '#kernel/refusal.ts'

const LONGEST_YEARS = 2

/**
 * 承诺时限: what cannot be done now is promised for a day, and that day is kept like any limit (潍坊市 12345 条例 art. 20).
 * The limit ends on the promised day; on the next working day when that is a day off (民法典 art. 203).
 */
export function limitOfPromise(by: Day, today: Day, calendar: Calendar): Limit {
  const latest = `${Number(today.slice(0, 4)) + LONGEST_YEARS}-12-31`
  if (!isDay(by) || by > latest) refuseInput({ zh: `承诺日期有误，请填写 ${latest} 以前的日期`, en: `The day promised is wrong: please give one before ${latest}` })
  if (by < nextDay(today)) refuse('promise_passed', { zh: '承诺日期须在今天之后，请修改后再答复', en: 'The day promised must lie ahead: please change it, then answer' })
  return { count: workingDaysBetween(calendar, today, by) + (isWorkingDay(calendar, by) ? 0 : 1), unit: 'working_days' }
}
