import { type Day, nextDay } from '../calendar/day.ts'
import { type Calendar, isWorkingDay } from '../calendar/working-days.ts'
import type { Counted } from './due.ts'

/** A working day and its number in the count; `name` where it is a weekend day worked in exchange for that holiday. */
export type Worked = { day: Day; nth: number; name: string | null }

/** Days in a row that are not counted; `name` is the holiday's, or null for a plain weekend. */
export type Off = { from: Day; until: Day; name: string | null }

export type Tally = { worked: Worked[]; off: Off[] }

/** Goes through the days one by one, as somebody with a wall calendar would. */
export function tallyOf({ after, until }: Counted, calendar: Calendar): Tally {
  const worked: Worked[] = []
  const off: Off[] = []
  let yesterday = after
  while (yesterday < until) {
    const day = nextDay(yesterday)
    if (isWorkingDay(calendar, day)) {
      worked.push({ day, nth: worked.length + 1, name: calendar.worked.get(day) ?? null })
    } else {
      const name = calendar.off.get(day) ?? null
      const run = off.at(-1)
      if (run?.until === yesterday && run.name === name) run.until = day
      else off.push({ from: day, until: day, name })
    }
    yesterday = day
  }
  return { worked, off }
}
