import fc from 'fast-check'
import { type CalendarDefinition, calendarOf, type Day } from './calendar.ts'
import type { Calendar } from './working-days.ts'

/** Calendars for tests: the notice for 2026 in full, and any calendar with a slow, plain way to read it. */

const run = (name: string, ...days: Day[]) => days.map((day) => ({ day, name }))
const span = (month: string, from: number, until: number) =>
  Array.from({ length: until - from + 1 }, (_, i) => `2026-${month}-${String(from + i).padStart(2, '0')}`)

/** 国务院办公厅关于2026年部分节假日安排的通知 */
export const notice2026: CalendarDefinition['years'][number] = {
  year: 2026,
  notice: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
  off: [
    ...run('元旦', ...span('01', 1, 3)),
    ...run('春节', ...span('02', 15, 23)),
    ...run('清明节', ...span('04', 4, 6)),
    ...run('劳动节', ...span('05', 1, 5)),
    ...run('端午节', ...span('06', 19, 21)),
    ...run('中秋节', ...span('09', 25, 27)),
    ...run('国庆节', ...span('10', 1, 7)),
  ],
  worked: [
    ...run('元旦', '2026-01-04'),
    ...run('春节', '2026-02-14', '2026-02-28'),
    ...run('劳动节', '2026-05-09'),
    ...run('国庆节', '2026-09-20', '2026-10-10'),
  ],
}

export const calendar2026: Calendar = calendarOf({ years: [notice2026] }, { closes: '18:00' }, 'test-2026')

/** The day so many days later, found the slow way. */
export function plusDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

export function isWorkedSlowly(calendar: Calendar, day: Day): boolean {
  if (calendar.worked.has(day)) return true
  if (calendar.off.has(day)) return false
  return !['Sat', 'Sun'].includes(new Date(`${day}T00:00:00Z`).toUTCString().slice(0, 3))
}

export const anyDay = fc.integer({ min: 0, max: 3 * 365 }).map((days) => plusDays('2025-01-01', days))

const anyRun = fc.record({ from: anyDay, length: fc.integer({ min: 1, max: 12 }), name: fc.constantFrom('春节', '国庆节', '劳动节') })

/** Holidays anywhere from 2025 to 2027, weekend days worked among them, and a horizon anywhere. */
export const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({ off: fc.array(anyRun, { maxLength: 12 }), worked: fc.array(anyDay, { maxLength: 30 }), known_until: anyDay })
  .map(({ off, worked, known_until }) => {
    const free = new Map(off.flatMap(({ from, length, name }) => Array.from({ length }, (_, i) => [plusDays(from, i), name] as const)))
    const weekend = worked.filter((day) => !free.has(day) && [0, 6].includes(new Date(day).getUTCDay()))
    const busy = new Map(weekend.map((day) => [day, '国庆节'] as const))
    return { version: 'any', off: free, worked: busy, known_from: '2025-01-01', known_until, closes: '17:30' }
  })
