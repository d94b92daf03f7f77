import { type Day, dayOf, instantAt } from '../calendar/day.ts'
import { addWorkingDays, type Calendar, workingDaysBetween } from '../calendar/working-days.ts'
import { granted, type Span, type Stop, stopsInOrder } from './limit.ts'

export type { Extension, Limit, Span, Stop } from './limit.ts'

const HOUR_MS = 3_600_000

/** `due_at` is null while the clock stands still. `provisional` until the notice for all days counted is known. */
export type Due = { due_at: Date | null; provisional: boolean }

/** 到期: when the span runs out. */
export function dueOf(span: Span, calendar: Calendar): Due {
  const { due_at, provisional } = reckon(span, calendar)
  return { due_at, provisional }
}

/**
 * 黄牌: when to warn of a deadline ahead. One working day before the day it is due, at closing time; for a limit in
 * hours, once three quarters of them have run. Never before the start, never while the clock stands still.
 */
export function warnAt(span: Span, calendar: Calendar): Date | null {
  const { due_at, days, hours, stops } = reckon(span, calendar)
  if (!due_at) return null
  if (days === null) return afterRunning(span.started_at, hours * 0.75 * HOUR_MS, stops)
  const warning = instantAt(addWorkingDays(calendar, days.until, -1), calendar.closes)
  return warning > span.started_at ? warning : span.started_at
}

/** Working days counted after `after`, the last of them `until`: the limit, extensions and what stops gave back. */
export type Counted = { after: Day; until: Day; number: number }

/** How a deadline came about, in the terms in which it is explained. */
export type Reckoning = Due & { stops: Stop[]; hours: number; hoursEnd: Date | null; days: Counted | null }

/**
 * Hours run from the start day and night (民法典 art. 201 para. 2) and only stops hold them; working days end with the last
 * one's business (民法典 art. 203). An extension in the other unit follows when the limit's own unit has run out.
 */
export function reckon(span: Span, calendar: Calendar): Reckoning {
  const stops = stopsInOrder(span)
  const { hours, working_days } = granted(span)
  const still = { stops, hours, hoursEnd: null, days: null, due_at: null, provisional: false }
  if (stops.some((stop) => stop.until === null)) return still

  if (span.limit.unit === 'hours') {
    const hoursEnd = new Date(span.started_at.getTime() + hours * HOUR_MS + lengthOf(stops))
    if (working_days === 0) return { ...still, due_at: hoursEnd }
    const days = count(calendar, dayOf(hoursEnd), working_days)
    return { ...still, hoursEnd, days, due_at: instantAt(days.until, calendar.closes), provisional: !isKnown(calendar, days) }
  }

  const days = count(calendar, dayOf(span.started_at), working_days + givenBack(stops, calendar))
  const closing = instantAt(days.until, calendar.closes)
  const due_at = hours === 0 ? closing : new Date(closing.getTime() + hours * HOUR_MS)
  const provisional = !isKnown(calendar, days) || stops.some(({ until }) => until !== null && dayOf(until) > calendar.known_until)
  return { ...still, days, due_at, provisional }
}

/** The day of the stop had been counted; the days after it, up to the one on which the clock runs again, are given back. */
export function givenBack(stops: readonly Stop[], calendar: Calendar): number {
  let days = 0
  for (const { from, until } of stops) if (until) days += workingDaysBetween(calendar, dayOf(from), dayOf(until))
  return days
}

function count(calendar: Calendar, after: Day, number: number): Counted {
  return { after, until: addWorkingDays(calendar, after, number), number }
}

function isKnown(calendar: Calendar, { after, until }: Counted): boolean {
  return after >= calendar.known_from && until <= calendar.known_until
}

function lengthOf(stops: readonly Stop[]): number {
  let length_ms = 0
  for (const { from, until } of stops) if (until) length_ms += until.getTime() - from.getTime()
  return length_ms
}

/** The instant at which so much time has run: only stops that began before it put it off. */
function afterRunning(start: Date, run_ms: number, stops: readonly Stop[]): Date {
  let at = start.getTime() + run_ms
  for (const { from, until } of stops) if (until && from.getTime() < at) at += until.getTime() - from.getTime()
  return new Date(at)
}
