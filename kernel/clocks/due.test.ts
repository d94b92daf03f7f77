import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCalendar, calendar2026, isWorkedSlowly } from '../calendar/calendar.fixtures.ts'
import { dayOf, instantAt, timeOf } from '../calendar/day.ts'
import { dueOf, warnAt } from './due.ts'
import type { Span } from './limit.ts'
import { anyInstant, anySpan, at, dueDayByDay, extended, spanFrom, stopped, total } from './span.fixtures.ts'

const due = (span: Span) => dueOf(span, calendar2026).due_at
const warn = (span: Span) => warnAt(span, calendar2026)

test('行政许可法 art. 82, 民法典 art. 201 and 203: without the day of the event and holidays, until business ends', () => {
  expect(due(spanFrom('09-29 15:02', 2))).toEqual(at('10-08', '18:00'))
  expect(due(spanFrom('09-30 08:00', 3))).toEqual(at('10-10', '18:00'))
})

test('what comes in after closing, or on a day off, begins to count on the next working day all the same', () => {
  expect(due(spanFrom('10-08 23:59', 1))).toEqual(at('10-09', '18:00'))
  expect(due(spanFrom('10-03 09:00', 1))).toEqual(at('10-08', '18:00'))
})

test('民法典 art. 201 para. 2: hours run from the very moment, through night and holiday', () => {
  expect(due(spanFrom('10-01 22:30', 4, 'hours'))).toEqual(at('10-02', '02:30'))
})

test('行政许可法 art. 45: the working days of a stop are given back, those of its first day are not', () => {
  const stops = [stopped('10-08 10:00', '10-12 09:30')]
  expect(due(spanFrom('09-30 09:00', 3, 'working_days', { stops }))).toEqual(at('10-14', '18:00'))
})

test('a stop that ends on the day it began gives back no working day, but its hours', () => {
  const stops = [stopped('10-08 10:00', '10-08 11:20')]
  expect(due(spanFrom('09-30 09:00', 3, 'working_days', { stops }))).toEqual(at('10-10', '18:00'))
  expect(due(spanFrom('10-08 09:00', 4, 'hours', { stops }))).toEqual(at('10-08', '14:20'))
})

test('a stop on the last day gives the working days after it', () => {
  const stops = [stopped('10-08 17:59', '10-12 09:30')]
  expect(due(spanFrom('09-29 15:02', 2, 'working_days', { stops }))).toEqual(at('10-12', '18:00'))
})

test('two stops over the same time give it back once, and what lies before the start never', () => {
  const stops = [stopped('10-09 09:00', '10-12 09:00', '检验'), stopped('10-08 09:00', '10-10 09:00'), stopped('09-01 09:00', '09-29 12:00')]
  expect(due(spanFrom('09-29 15:02', 2, 'working_days', { stops }))).toEqual(at('10-12', '18:00'))
  expect(due(spanFrom('10-09 00:00', 4, 'hours', { stops }))).toEqual(at('10-12', '13:00'))
})

test('while a stop lasts nothing is due and nobody is warned', () => {
  const stops = [stopped('10-08 10:00', null)]
  for (const unit of ['hours', 'working_days'] as const) {
    const span = spanFrom('09-29 15:02', 2, unit, { stops })
    expect(dueOf(span, calendar2026)).toEqual({ due_at: null, provisional: false })
    expect(warn(span)).toBe(null)
  }
})

test('行政许可法 art. 42: an extension adds its working days', () => {
  expect(due(spanFrom('09-29 15:02', 2, 'working_days', { extensions: [extended(1), extended(2)] }))).toEqual(at('10-12', '18:00'))
})

test('an extension in the other unit follows when the first has run out', () => {
  expect(due(spanFrom('09-29 15:02', 4, 'hours', { extensions: [extended(2)] }))).toEqual(at('10-08', '18:00'))
  expect(due(spanFrom('09-29 22:00', 4, 'hours', { extensions: [extended(2)] }))).toEqual(at('10-09', '18:00'))
  expect(due(spanFrom('09-29 15:02', 2, 'working_days', { extensions: [extended(4, 'hours')] }))).toEqual(at('10-08', '22:00'))
})

test('a limit of nothing, of a half or of less is a defect', () => {
  for (const count of [0, -1, 1.5, Number.NaN]) expect(() => due(spanFrom('09-29 15:02', count))).toThrow('not a limit')
})

test('past the last notice it is provisional, and its last three days are past it', () => {
  expect(dueOf(spanFrom('12-24 15:02', 2), calendar2026)).toEqual({ due_at: at('12-28', '18:00'), provisional: false })
  expect(dueOf(spanFrom('12-24 15:02', 3), calendar2026)).toEqual({ due_at: at('12-29', '18:00'), provisional: true })
  expect(dueOf(spanFrom('12-31 22:00', 4, 'hours'), calendar2026).provisional).toBe(false)
  expect(dueOf(spanFrom('12-31 22:00', 4, 'hours', { extensions: [extended(1)] }), calendar2026).provisional).toBe(true)
})

test('days given back past the last notice make it provisional, even where the deadline itself lies before', () => {
  const late = { stops: [stopped('12-26 10:00', '12-29 10:00')] }
  expect(dueOf(spanFrom('09-29 15:02', 1, 'working_days', late), calendar2026)).toEqual({ due_at: at('10-09', '18:00'), provisional: true })
})

test('when the notice comes, the same span is due on another day and no longer provisional', () => {
  const span = { ...spanFrom('01-01 00:00', 3), started_at: instantAt('2027-09-30', '09:00') }
  const off = new Map([...calendar2026.off, ...['01', '04', '05', '06', '07'].map((day) => [`2027-10-${day}`, '国庆节'] as const)])
  expect(dueOf(span, calendar2026)).toEqual({ due_at: instantAt('2027-10-05', '18:00'), provisional: true })
  expect(dueOf(span, { ...calendar2026, off, known_until: '2027-12-28' })).toEqual({ due_at: instantAt('2027-10-12', '18:00'), provisional: false })
})

test('days before the first notice are not known either', () => {
  expect(dueOf({ ...spanFrom('01-01 00:00', 3), started_at: instantAt('2025-12-30', '09:00') }, calendar2026).provisional).toBe(true)
})

test('黄牌 comes at closing time of the working day before, over a holiday too, and never before the start', () => {
  expect(warn(spanFrom('09-28 15:02', 3))).toEqual(at('09-30', '18:00'))
  expect(warn(spanFrom('10-08 09:00', 1))).toEqual(at('10-08', '18:00'))
  expect(warn(spanFrom('10-08 20:00', 1))).toEqual(at('10-08', '20:00'))
  expect(warn(spanFrom('10-03 20:00', 1))).toEqual(at('10-03', '20:00'))
})

test('for hours it comes when three quarters of them have run; a stop after that does not put it off', () => {
  expect(warn(spanFrom('10-08 09:00', 4, 'hours'))).toEqual(at('10-08', '12:00'))
  expect(warn(spanFrom('10-08 09:00', 4, 'hours', { stops: [stopped('10-08 10:00', '10-08 11:00')] }))).toEqual(at('10-08', '13:00'))
  expect(warn(spanFrom('10-08 09:00', 4, 'hours', { stops: [stopped('10-08 12:30', '10-08 15:00')] }))).toEqual(at('10-08', '12:00'))
  expect(warn(spanFrom('10-08 09:00', 4, 'hours', { extensions: [extended(4, 'hours')] }))).toEqual(at('10-08', '15:00'))
})

test('working days agree with walking through the calendar and asking of each day whether it was stopped', () => {
  fc.assert(
    fc.property(anyCalendar, anySpan('working_days'), (calendar, span) => {
      expect(dueOf(span, calendar)).toEqual(dueDayByDay(span, calendar))
    }),
  )
})

test('hours agree with letting every minute run or stand still', () => {
  fc.assert(
    fc.property(anyCalendar, anySpan('hours'), (calendar, span) => {
      const start = span.started_at.getTime() / 60_000
      const still = new Set<number>()
      for (const { from, until } of span.stops) {
        for (let minute = from.getTime() / 60_000; minute < (until?.getTime() ?? 0) / 60_000; minute += 1) if (minute >= start) still.add(minute)
      }
      const due_at = new Date((start + total(span) * 60 + still.size) * 60_000)
      expect(dueOf(span, calendar)).toEqual({ due_at, provisional: false })
    }),
  )
})

const anyUnit = fc.constantFrom('hours' as const, 'working_days' as const)
const anySpanAtAll = anyUnit.chain(anySpan)
const whenDue = (span: Span, calendar: typeof calendar2026) => dueOf(span, calendar).due_at?.getTime() ?? Number.NaN

test('working days end on a working day at closing time, after the start', () => {
  fc.assert(
    fc.property(anyCalendar, anySpan('working_days'), (calendar, span) => {
      const due_at = new Date(whenDue(span, calendar))
      expect(isWorkedSlowly(calendar, dayOf(due_at))).toBe(true)
      expect(timeOf(due_at)).toBe(calendar.closes)
      expect(due_at > span.started_at).toBe(true)
    }),
  )
})

test('a warning lies between the start and the deadline', () => {
  fc.assert(
    fc.property(anyCalendar, anySpanAtAll, (calendar, span) => {
      const warning = warnAt(span, calendar)?.getTime() ?? Number.NaN
      expect(warning).toBeGreaterThanOrEqual(span.started_at.getTime())
      expect(warning).toBeLessThan(whenDue(span, calendar))
    }),
  )
})

test('nobody loses by a later start, a longer limit, an extension or a stop; and the order of stops is no matter', () => {
  fc.assert(
    fc.property(anyCalendar, anySpanAtAll, anyUnit.chain(anySpan), fc.nat({ max: 20_000 }), (calendar, span, other, minutes) => {
      const before = whenDue(span, calendar)
      const plain = { ...span, stops: [] }
      const started_at = new Date(span.started_at.getTime() + minutes * 60_000)
      expect(whenDue({ ...plain, started_at }, calendar)).toBeGreaterThanOrEqual(whenDue(plain, calendar))
      expect(whenDue({ ...span, limit: { ...span.limit, count: span.limit.count + 1 } }, calendar)).toBeGreaterThan(before)
      expect(whenDue({ ...span, extensions: [...span.extensions, extended(1, other.limit.unit)] }, calendar)).toBeGreaterThan(before)
      expect(whenDue({ ...span, stops: [...span.stops, ...other.stops] }, calendar)).toBeGreaterThanOrEqual(before)
      expect(whenDue({ ...span, stops: span.stops.toReversed() }, calendar)).toBe(before)
    }),
  )
})

test('a stop of no length changes nothing, wherever it lies', () => {
  fc.assert(
    fc.property(anyCalendar, anySpan('working_days'), anyInstant, (calendar, span, from) => {
      const plain = { ...span, stops: [] }
      const one = { ...plain, stops: [{ from, until: from, why: '检验' }] }
      expect(whenDue(one, calendar)).toBe(whenDue(plain, calendar))
    }),
  )
})
