import { dayOf, nextDay, numberOf } from '#kernel/calendar/day.ts'
import type { Schedule, Show } from './show.ts'

/** One performance; `startsAt` in milliseconds since 1970. */
export type Performance = { show: Show; startsAt: number }

/** What is on at a moment. Where two were put at one time, which nobody may publish, the one that began first is, so that all see one. */
export function showingAt(shows: readonly Show[], now: number): Performance | undefined {
  return performancesIn(shows, now - LONGEST_MS, now).find((one) => now < endOf(one))
}

/** The next that begins, within a fortnight. */
export function nextAfter(shows: readonly Show[], now: number): Performance | undefined {
  return performancesIn(shows, now + 1, now + FORTNIGHT_MS)[0]
}

const LONGEST_MS = 1_800_000
const FORTNIGHT_MS = 14 * 86_400_000

/** All that begin from one moment to another, both included, in their order. */
function performancesIn(shows: readonly Show[], from: number, to: number): Performance[] {
  return shows
    .flatMap((show) => startsOf(show.schedule, from, to).map((startsAt) => ({ show, startsAt })))
    .sort((a, b) => a.startsAt - b.startsAt || (a.show.id < b.show.id ? -1 : 1))
}

function startsOf({ at, weekdays, from: first, until }: Schedule, from: number, to: number): number[] {
  const starts: number[] = []
  for (let day = dayOf(new Date(from)); day <= dayOf(new Date(to)); day = nextDay(day)) {
    if ((first && day < first) || (until && day > until) || (weekdays && !weekdays.includes(weekdayOf(day)))) continue
    for (const time of at) {
      const startsAt = Date.parse(`${day}T${time}:00+08:00`)
      if (startsAt >= from && startsAt <= to) starts.push(startsAt)
    }
  }
  return starts
}

/** 1 is Monday. The first day of 1970 was a Thursday. */
const weekdayOf = (day: string) => ((((numberOf(day) + 3) % 7) + 7) % 7) + 1

export type Clash = { one: Performance; other: Performance }

/** Performances of the next fortnight of which the second would begin while the first is on: nobody can watch two. */
export function clashesIn(shows: readonly Show[], now: number): Clash[] {
  const clashes: Clash[] = []
  let longest: Performance | undefined
  for (const other of performancesIn(shows, now, now + FORTNIGHT_MS)) {
    if (longest && other.startsAt < endOf(longest)) clashes.push({ one: longest, other })
    if (!longest || endOf(other) > endOf(longest)) longest = other
  }
  return clashes
}

const endOf = ({ show, startsAt }: Performance) => startsAt + show.lasts * 1000
