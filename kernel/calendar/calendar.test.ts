import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { calendar2026, notice2026 } from './calendar.fixtures.ts'
import { type CalendarDefinition, calendarOf } from './calendar.ts'
import { isWorkingDay, workingDaysBetween } from './working-days.ts'

type Year = CalendarDefinition['years'][number]

const year = (number: number, more: Partial<Year> = {}): Year => ({ year: number, notice: '国办发明电', off: [], worked: [], ...more })
const build = (...years: Year[]) => calendarOf({ years }, { closes: '18:00' }, 'v1')

test('National Day 2026: seven days off, and 20 September and 10 October are worked for it', () => {
  expect(calendar2026.off.get('2026-10-03')).toBe('国庆节')
  expect(isWorkingDay(calendar2026, '2026-09-20')).toBe(true)
  expect(isWorkingDay(calendar2026, '2026-10-10')).toBe(true)
  expect(isWorkingDay(calendar2026, '2026-10-07')).toBe(false)
  expect(isWorkingDay(calendar2026, '2026-10-08')).toBe(true)
})

test('it is known from the first year, up to the days that the next notice may still move', () => {
  const calendar = build(year(2026), year(2025))
  expect(calendar).toMatchObject({ version: 'v1', closes: '18:00', known_from: '2025-01-01', known_until: '2026-12-28' })
})

test.each<[string, Year[], string]>([
  ['a day of another year', [year(2026, { off: [{ day: '2025-12-31', name: '元旦' }] })], '/years/0/off/0: 2025-12-31 is not a day of 2026'],
  ['a day that does not exist', [year(2026, { off: [{ day: '2026-02-30', name: '春节' }] })], '/years/0/off/0: 2026-02-30 is not a day of 2026'],
  [
    'a day twice',
    [year(2026, { off: [{ day: '2026-10-01', name: '国庆节' }, { day: '2026-10-01', name: '中秋节' }] })],
    '/years/0/off/1: 2026-10-01 is given twice',
  ],
  [
    'a day both off and worked',
    [year(2026, { off: [{ day: '2026-10-10', name: '国庆节' }], worked: [{ day: '2026-10-10', name: '国庆节' }] })],
    '/years/0/worked/0: 2026-10-10 is both off and worked',
  ],
  ['a weekday as worked', [year(2026, { worked: [{ day: '2026-10-09', name: '国庆节' }] })], '/years/0/worked/0: 2026-10-09 is a weekday'],
  ['a year twice', [year(2025), year(2026), year(2025)], '/years/2: 2025 is given twice'],
  ['a gap between years', [year(2026), year(2024)], '/years/0: between 2024 and 2026 a year is missing'],
  ['no year at all', [], '/years: no year is given'],
])('it refuses %s and names the place', (_, years, message) => {
  expect(() => build(...years)).toThrow(message)
})

test('it refuses a closing time that no clock shows', () => {
  for (const closes of ['24:00', '9:00', '18:60', '18']) expect(() => calendarOf({ years: [notice2026] }, { closes }, 'v')).toThrow(closes)
})

const folder = new URL('../../../shared/data/holidays/', import.meta.url)
const missing = existsSync(folder) ? false : 'the collected notices (shared/data/holidays) do not lie beside this checkout'

type Collected = { days: { name: string; date: string; isOffDay: boolean }[] }

/** Each day goes to its own year, whichever notice gave it. 3 February 2020 was an ordinary Monday and needs no entry. */
function collected(years: number[]): CalendarDefinition {
  const days = years.flatMap((one) => (JSON.parse(readFileSync(new URL(`${one}.json`, folder), 'utf8')) as Collected).days)
  const those = (of: number, off: boolean) =>
    days
      .filter(({ date, isOffDay }) => date.startsWith(`${of}-`) && isOffDay === off && date !== '2020-02-03')
      .map(({ date, name }) => ({ day: date, name }))
  return { years: years.map((one) => year(one, { off: those(one, true), worked: those(one, false) })) }
}

test('our notice for 2026 is the one that was collected', ({ skip }) => {
  if (missing) skip(missing)
  const real = calendarOf(collected([2026]), { closes: '18:00' }, 'test-2026')
  expect(real).toEqual(calendar2026)
})

test('全国年节及纪念日放假办法 art. 2: exchanged days even out, so a year has 11 weekdays off, and 13 since 2025', ({ skip }) => {
  if (missing) skip(missing)
  const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]
  const real = calendarOf(collected(years), { closes: '18:00' }, 'real')
  const plain = { ...real, off: new Map(), worked: new Map() }
  const off = years.map((one) => {
    const [from, until] = [`${one - 1}-12-31`, `${one}-12-31`]
    return workingDaysBetween(plain, from, until) - workingDaysBetween(real, from, until)
  })
  // In 2020 the Spring Festival was lengthened against the epidemic: Friday 31 January, and a worked Saturday given up.
  expect(off).toEqual([11, 13, 11, 11, 11, 11, 13, 13])
})
