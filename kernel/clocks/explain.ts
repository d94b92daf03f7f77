import { dayOf, timeOf } from '../calendar/day.ts'
import type { Calendar } from '../calendar/working-days.ts'
import type { Lang } from '../contract.ts'
import { givenBack, type Reckoning, reckon } from './due.ts'
import { dayInWords, daysInWords, dayWithWeekday, momentInWords, momentsInWords } from './in-words.ts'
import type { Span } from './limit.ts'
import { phrases } from './phrases.ts'
import { tallyOf, type Worked } from './tally.ts'

/** More counted days than this are told by the first two and the last two. */
const TOLD_ONE_BY_ONE = 6

/**
 * Why it is due then, in one paragraph that the person waiting can check against a calendar on the wall. `purpose` is
 * what is to be done (办结, 响应; concluded, answered), `began` what started the clock.
 */
export function explain(span: Span, calendar: Calendar, lang: Lang, purpose: string, began = lang === 'zh' ? '受理' : 'accepted'): string {
  const say = phrases[lang]
  const reckoning = reckon(span, calendar)
  const startedOn = dayOf(span.started_at)
  const year = startedOn.slice(0, 4)
  const { count, unit } = span.limit

  const opening =
    say.began(dayWithWeekday(startedOn, lang), timeOf(span.started_at), began) +
    (unit === 'hours' ? say.hours(count, purpose) : say.days(count))
  const clauses = [opening, ...additions(span, reckoning, calendar, lang)].join(say.clause)
  const days = countedDays(reckoning, calendar, lang, year)
  const sentences = [days === '' ? clauses : clauses + say.colon + days]
  if (reckoning.due_at) sentences.push(say.due(momentInWords(reckoning.due_at, lang, year), purpose))
  if (reckoning.provisional) sentences.push(unknown(reckoning, calendar, lang))
  return sentences.map((sentence) => sentence + say.fullStop).join('').trimEnd()
}

/** What was added to the limit: stops, extensions, and what they come to. */
function additions(span: Span, { stops, hours, hoursEnd, days }: Reckoning, calendar: Calendar, lang: Lang): string[] {
  const say = phrases[lang]
  const year = dayOf(span.started_at).slice(0, 4)
  const told: string[] = []
  for (const stop of stops) {
    const { from, until, why } = stop
    if (!until) told.push(say.stoppedStill(momentInWords(from, lang, year), why))
    else if (until > from) {
      const when = momentsInWords(from, until, lang, year)
      if (span.limit.unit === 'hours') told.push(say.stoppedHours(when, why, until.getTime() - from.getTime()))
      else told.push(say.stoppedDays(when, why, givenBack([stop], calendar)))
    }
  }
  for (const { count, unit, why } of span.extensions) told.push(say.extended(count, unit, why))

  if (hoursEnd && days) told.push(say.daysAfterHours(momentInWords(hoursEnd, lang, year), days.number))
  else if (days && (days.number > span.limit.count || hours > 0)) told.push(say.total(days.number, hours))
  return told
}

/** The days of the count with their numbers, and those left out with the reason. */
function countedDays({ days }: Reckoning, calendar: Calendar, lang: Lang, year: string): string {
  if (!days) return ''
  const say = phrases[lang]
  const { worked, off } = tallyOf(days, calendar)
  const nth = ({ day, nth: number, name }: Worked) => say.nth(dayWithWeekday(day, lang, year), number, name)
  const leftOut = off.map(({ from, until, name }) => ({ day: from, words: say.off(daysInWords(from, until, lang, year), name), name }))

  if (worked.length <= TOLD_ONE_BY_ONE) {
    const all = [...worked.map((one) => ({ day: one.day, words: nth(one) })), ...leftOut]
    return all.sort((a, b) => (a.day < b.day ? -1 : 1)).map(({ words }) => words).join(say.clause)
  }
  const exchanged = worked
    .slice(2, -2)
    .flatMap(({ day, name }) => (name === null ? [] : say.workedMeanwhile(dayWithWeekday(day, lang, year), name)))
  return [
    ...worked.slice(0, 2).map(nth),
    say.andSoOn,
    ...worked.slice(-2).map(nth),
    ...leftOut.flatMap(({ name, words }) => (name === null ? [] : words)),
    ...exchanged,
    ...(leftOut.some(({ name }) => name === null) ? [say.weekends] : []),
  ].join(say.clause)
}

function unknown({ days }: Reckoning, calendar: Calendar, lang: Lang): string {
  const say = phrases[lang]
  if (days && days.after < calendar.known_from) return say.unknownBefore(dayInWords(calendar.known_from, lang))
  return say.unknownAfter(Number(calendar.known_until.slice(0, 4)) + 1)
}
