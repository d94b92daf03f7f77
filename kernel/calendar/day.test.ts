import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDay } from './calendar.fixtures.ts'
import { dayNumbered, dayOf, instantAt, isDay, nextDay, numberOf, timeOf, weekdayName } from './day.ts'

test('a day begins at midnight in Shanghai, sixteen hours into the day before in Greenwich', () => {
  expect(dayOf(new Date('2026-10-08T15:59:59.999Z'))).toBe('2026-10-08')
  expect(dayOf(new Date('2026-10-08T16:00:00Z'))).toBe('2026-10-09')
  expect(instantAt('2026-10-08', '18:00').toISOString()).toBe('2026-10-08T10:00:00.000Z')
})

test('the next day crosses months, years and 29 February', () => {
  expect(nextDay('2026-12-31')).toBe('2027-01-01')
  expect(nextDay('2028-02-28')).toBe('2028-02-29')
  expect(nextDay('2026-02-28')).toBe('2026-03-01')
})

test('days that do not exist are told from those that do', () => {
  expect(isDay('2028-02-29')).toBe(true)
  for (const text of ['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '2026-10-09T00:00', '']) expect(isDay(text)).toBe(false)
  expect(() => numberOf('tomorrow')).toThrow('not a day: tomorrow')
})

test('weekdays are named, before 1970 too', () => {
  expect(weekdayName('2026-10-10', 'zh')).toBe('周六')
  expect(weekdayName('2026-10-10', 'en')).toBe('Sat')
  expect(weekdayName('1949-10-01', 'zh')).toBe('周六')
})

test('this agrees with the time zone database at any instant since summer time was given up', () => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
  const instant = fc.date({ min: new Date('1991-09-15T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, (at) => {
      expect(`${dayOf(at)} ${timeOf(at)}`).toBe(format.format(at))
    }),
  )
})

test('a day and a time make the instant that shows them', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
      const time = new Date(minute * 60_000).toISOString().slice(11, 16)
      const at = instantAt(day, time)
      expect([dayOf(at), timeOf(at)]).toEqual([day, time])
      expect(dayNumbered(numberOf(day))).toBe(day)
    }),
  )
})
