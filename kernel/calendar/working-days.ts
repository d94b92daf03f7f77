import { type Day, dayNumbered, isWeekend, numberOf } from './day.ts'

/**
 * What the office counts on. `off` are the days of a holiday, weekends among them; `worked` are weekend days that are
 * worked in exchange (调休). Both give the holiday's name, so that a deadline can be explained.
 */
export type Calendar = {
  version: string
  off: ReadonlyMap<Day, string>
  worked: ReadonlyMap<Day, string>
  known_from: Day
  /** After this day Monday to Friday is assumed, and what is reckoned is provisional. */
  known_until: Day
  /** 民法典 art. 203: where there are business hours, the last day of a period ends when business stops. */
  closes: string
}

/** A calendar as the hot path wants it: one byte a day from the first exception to the last, Monday to Friday outside. */
type Table = { first: number; working: Uint8Array }

const tables = new WeakMap<Calendar, Table>()

export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  return isWorked(tableOf(calendar), numberOf(day))
}

/**
 * The day on which a period of `count` working days ends. The day of the event itself is not counted (民法典 art. 201),
 * nor are holidays (行政许可法 art. 82). A negative count goes back: -1 is the working day before.
 */
export function addWorkingDays(calendar: Calendar, from: Day, count: number): Day {
  if (!Number.isSafeInteger(count)) throw new Error(`not a number of working days: ${count}`)
  const table = tableOf(calendar)
  const step = count < 0 ? -1 : 1
  let day = numberOf(from)
  for (let left = Math.abs(count); left > 0; ) {
    day += step
    if (isWorked(table, day)) left -= 1
  }
  return dayNumbered(day)
}

/** How many working days lie after `from`, up to and with `until`; none when `until` is not later. */
export function workingDaysBetween(calendar: Calendar, from: Day, until: Day): number {
  const table = tableOf(calendar)
  const last = numberOf(until)
  let count = 0
  for (let day = numberOf(from) + 1; day <= last; day += 1) if (isWorked(table, day)) count += 1
  return count
}

function isWorked(table: Table, day: number): boolean {
  const known = table.working[day - table.first]
  return known === undefined ? !isWeekend(day) : known === 1
}

function tableOf(calendar: Calendar): Table {
  const kept = tables.get(calendar)
  if (kept) return kept
  const off = [...calendar.off.keys()].map(numberOf)
  const worked = [...calendar.worked.keys()].map(numberOf)
  const first = Math.min(...off, ...worked)
  const length = off.length + worked.length === 0 ? 0 : Math.max(...off, ...worked) - first + 1
  const working = Uint8Array.from({ length }, (_, i) => (isWeekend(first + i) ? 0 : 1))
  for (const day of off) working[day - first] = 0
  for (const day of worked) working[day - first] = 1
  const table = { first, working }
  tables.set(calendar, table)
  return table
}
