import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCalendar, anyDay, calendar2026, isWorkedSlowly, plusDays } from '#kernel/calendar/calendar.fixtures.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import { dueOf } from '#kernel/clocks/due.ts'
import { limitOfPromise } from './promised-day.ts'

test('潍坊20: the clock of a promise ends on the promised day, or on the first working day after it', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 200 }), (calendar, today, ahead) => {
      const by = plusDays(today, ahead)
      let expected = by
      while (!isWorkedSlowly(calendar, expected)) expected = plusDays(expected, 1)
      const started_at = new Date(`${today}T10:00:00+08:00`)
      const { due_at } = dueOf({ limit: limitOfPromise(by, today, calendar), started_at, stops: [], extensions: [] }, calendar)
      expect(dayOf(due_at!)).toBe(expected)
    }),
  )
})

test('a promise for today, for the past, or for a day that does not exist is none', () => {
  for (const by of ['2026-03-04', '2026-03-03']) expect(() => limitOfPromise(by, '2026-03-04', calendar2026)).toThrow(expect.objectContaining({ code: 'promise_passed' }))
  for (const by of ['2026-02-30', '9999-01-01']) expect(() => limitOfPromise(by, '2026-01-04', calendar2026)).toThrow(expect.objectContaining({ code: 'bad_input' }))
})
