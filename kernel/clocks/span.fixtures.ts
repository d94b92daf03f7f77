import fc from 'fast-check'
import { anyDay, isWorkedSlowly, plusDays } from '../calendar/calendar.fixtures.ts'
import { dayOf, instantAt } from '../calendar/day.ts'
import type { Calendar } from '../calendar/working-days.ts'
import type { Extension, Span, Stop, Unit } from './limit.ts'

/** Spans for tests. */

export const at = (day: string, time: string) => instantAt(`2026-${day}`, time)

/** A span of so many working days or hours, from a time in 2026: `spanFrom('09-29 15:02', 2)`. */
export function spanFrom(start: string, count: number, unit: Unit = 'working_days', more: Partial<Span> = {}): Span {
  const [day = '', time = ''] = start.split(' ')
  return { limit: { count, unit }, started_at: at(day, time), stops: [], extensions: [], ...more }
}

/** A stop with its two ends as `10-08 10:00`. */
export function stopped(from: string, until: string | null, why = '等待您补充信息'): Stop {
  const instant = (text: string) => at(text.slice(0, 5), text.slice(6))
  return { from: instant(from), until: until === null ? null : instant(until), why }
}

export function extended(count: number, unit: Unit = 'working_days', why = '情况复杂'): Extension {
  return { count, unit, why, at: at('09-30', '10:00') }
}

/** The limit and what it was extended by, all of one unit. */
export const total = ({ limit, extensions }: Span) => [limit, ...extensions].reduce((sum, { count }) => sum + count, 0)

/** When working days run out, found by walking through the calendar and asking of each day whether it was stopped; all stops are over. */
export function dueDayByDay(span: Span, calendar: Calendar): { due_at: Date; provisional: boolean } {
  const [first, ends] = [dayOf(span.started_at), span.stops.map(({ until }) => dayOf(until ?? span.started_at))]
  let left = total(span)
  for (let day = first; ends.some((end) => day < end); ) {
    day = plusDays(day, 1)
    const stoppedThen = span.stops.some(({ from, until }) => until && dayOf(from) < day && day <= dayOf(until))
    if (stoppedThen && isWorkedSlowly(calendar, day)) left += 1
  }
  let until = first
  while (left > 0) {
    until = plusDays(until, 1)
    if (isWorkedSlowly(calendar, until)) left -= 1
  }
  return { due_at: instantAt(until, calendar.closes), provisional: [until, ...ends].some((day) => day > calendar.known_until) }
}

const later = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)

export const anyInstant = fc.tuple(anyDay, fc.integer({ min: 0, max: 1439 })).map(([day, minute]) => later(instantAt(day, '00:00'), minute))

const anyExtensions = (unit: Unit) =>
  fc.array(fc.record({ count: fc.integer({ min: 1, max: 15 }), unit: fc.constant(unit), why: fc.constant('情况复杂'), at: anyInstant }), { maxLength: 3 })

/** Stops anywhere about the start, before it and over each other too; all of them over. */
export const anySpan = (unit: Unit): fc.Arbitrary<Span> =>
  fc
    .record({
      count: fc.integer({ min: 1, max: 45 }),
      started_at: anyInstant,
      stops: fc.array(fc.tuple(fc.integer({ min: -3000, max: 20_000 }), fc.integer({ min: 0, max: 15_000 })), { maxLength: 4 }),
      extensions: anyExtensions(unit),
    })
    .map(({ count, started_at, stops, extensions }) => ({
      limit: { count, unit },
      started_at,
      stops: stops.map(([from, length]) => ({ from: later(started_at, from), until: later(started_at, from + length), why: '等待您补充信息' })),
      extensions,
    }))
