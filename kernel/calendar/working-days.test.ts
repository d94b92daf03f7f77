import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCalendar, anyDay, calendar2026, isWorkedSlowly, plusDays } from './calendar.fixtures.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts'

const anyCount = fc.integer({ min: 0, max: 60 })

test('a period that starts before a holiday runs past it, and a worked Saturday counts', () => {
  expect(addWorkingDays(calendar2026, '2026-09-30', 2)).toBe('2026-10-09')
  expect(addWorkingDays(calendar2026, '2026-09-30', 3)).toBe('2026-10-10')
  expect(addWorkingDays(calendar2026, '2026-09-30', 4)).toBe('2026-10-12')
})

test('the day of the event is not counted (民法典 art. 201)', () => {
  expect(workingDaysBetween(calendar2026, '2026-09-30', '2026-09-30')).toBe(0)
  expect(workingDaysBetween(calendar2026, '2026-09-30', '2026-10-08')).toBe(1)
  expect(addWorkingDays(calendar2026, '2026-09-30', 0)).toBe('2026-09-30')
})

test('backwards: the working day before the first one after a holiday lies before the holiday', () => {
  expect(addWorkingDays(calendar2026, '2026-10-08', -1)).toBe('2026-09-30')
  expect(workingDaysBetween(calendar2026, '2026-10-08', '2026-09-30')).toBe(0)
})

test('a calendar without exceptions, and days outside of all notices, go from Monday to Friday', () => {
  const plain = { ...calendar2026, off: new Map(), worked: new Map() }
  expect(addWorkingDays(plain, '2026-09-30', 2)).toBe('2026-10-02')
  expect(addWorkingDays(calendar2026, '2029-10-01', 5)).toBe('2029-10-08')
  expect(isWorkingDay(calendar2026, '2019-05-04')).toBe(false)
})

test('half a working day is no count', () => {
  for (const count of [1.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => addWorkingDays(calendar2026, '2026-10-08', count)).toThrow()
})

test('counting agrees with going through the days one by one', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, anyCount, (calendar, from, count) => {
      let [day, left] = [from, count]
      while (left > 0) {
        day = plusDays(day, 1)
        if (isWorkedSlowly(calendar, day)) left -= 1
      }
      expect(addWorkingDays(calendar, from, count)).toBe(day)
    }),
  )
})

test('going back agrees with going through the days one by one', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, anyCount, (calendar, from, count) => {
      let [day, left] = [from, count]
      while (left > 0) {
        day = plusDays(day, -1)
        if (isWorkedSlowly(calendar, day)) left -= 1
      }
      expect(addWorkingDays(calendar, from, -count)).toBe(day)
    }),
  )
})

test('as many working days lie between as were added, and parts add up', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, anyCount, anyCount, (calendar, from, a, b) => {
      const [until, beyond] = [addWorkingDays(calendar, from, a), addWorkingDays(calendar, from, a + b)]
      expect(workingDaysBetween(calendar, from, until)).toBe(a)
      expect(workingDaysBetween(calendar, until, beyond)).toBe(b)
      expect(addWorkingDays(calendar, until, b)).toBe(beyond)
      expect(a === 0 || isWorkedSlowly(calendar, until)).toBe(true)
    }),
  )
})
