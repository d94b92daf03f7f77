/** A day in the office's own time zone, as `2026-10-09`. Instants become days at the edge, never in rules. */
export type Day = string

const DAY_MS = 86_400_000

/**
 * All of China keeps UTC+8 and has kept no summer time since 15 September 1991, so a constant serves where a zone
 * table would cost a hundred times more. Instants before that day are off by an hour in the summers of 1986 to 1991.
 */
const SHANGHAI_MS = 8 * 3_600_000

/** Days since 1 January 1970. Rules count on these; text is for people and for the database. */
export function numberOf(day: Day): number {
  const number = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / DAY_MS
  if (Number.isNaN(number)) throw new Error(`not a day: ${day}`)
  return number
}

export function dayNumbered(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

/** Whether the text is a day that exists: `2026-02-30` is not one. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayNumbered(numberOf(text)) === text
}

export function nextDay(day: Day): Day {
  return dayNumbered(numberOf(day) + 1)
}

/** The day that it is in Shanghai at this instant. */
export function dayOf(instant: Date): Day {
  return dayNumbered(Math.floor((instant.getTime() + SHANGHAI_MS) / DAY_MS))
}

/** The time of day in Shanghai, as `15:02`. */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(11, 16)
}

/** The instant at which clocks in Shanghai show this day and this time. */
export function instantAt(day: Day, time: string): Date {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return new Date(numberOf(day) * DAY_MS + minutes * 60_000 - SHANGHAI_MS)
}

/** 0 is Sunday. Day number 0 was a Thursday. */
function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7
}

export function isWeekend(number: number): boolean {
  return weekdayOf(number) % 6 === 0
}

const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}

export function weekdayName(day: Day, lang: 'zh' | 'en'): string {
  return WEEKDAYS[lang][weekdayOf(numberOf(day))] ?? ''
}
