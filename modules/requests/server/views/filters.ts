import { type RawBuilder, sql } from 'kysely'
import type { Static, TObject } from 'typebox'
import { numberRange } from '#kernel/case/case-number.ts'
import { type Day, instantAt, isDay, nextDay } from '#kernel/calendar/day.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { refuseInput } from '#kernel/refusal.ts'
import type { Filters } from '../../contract.ts'
import { inList } from './lists.ts'
import { searchQuery } from './search.ts'
import { every, visible } from './visible.ts'

export type Filtered = Static<TObject<typeof Filters>> & { ids?: readonly string[] }

/** What somebody may see and asked for, as one condition on `kernel.case c`; list, map and export ask it alike. */
export function matching(actor: Actor, filters: Filtered, now: Date): RawBuilder<boolean> {
  const { list = 'all', ids, state, section, category, area, unit, text, from, until, open } = filters
  const conditions: RawBuilder<unknown>[] = [visible(actor), inList(list, actor, now, open)]
  if (ids) conditions.push(sql`c.id = any(${ids}::uuid[])`)
  if (state) conditions.push(sql`c.state = ${state}`)
  if (section) conditions.push(sql`c.facts->>'section' = ${section}`)
  if (category) conditions.push(category.length < 5 ? sql`c.category >= ${category} and c.category < ${`${category}:`}` : sql`c.category = ${category}`)
  if (area) conditions.push(sql`c.area = ${area}`)
  // The lead is always among the units, whose index finds it.
  if (unit) conditions.push(sql`c.unit_id = ${unit} and c.units @> array[${unit}]::text[]`)
  conditions.push(...openedWithin({ from, until }), ...containing(text, open))
  return every(conditions)
}

/** Days are the district's, and the last one counts whole. */
export function openedWithin({ from, until }: { from?: string | undefined; until?: string | undefined }): RawBuilder<unknown>[] {
  return [
    ...(from ? [sql`c.opened_at >= ${instantAt(dayIn(from), '00:00')}`] : []),
    ...(until ? [sql`c.opened_at < ${instantAt(nextDay(dayIn(until)), '00:00')}`] : []),
  ]
}

function dayIn(text: string): Day {
  const day = text.slice(0, 10)
  return isDay(day) ? day : refuseInput({ zh: '日期应写成 2026-03-04 这样', en: 'Please write the day as 2026-03-04' })
}

/** Open cases have an index of words of their own: what a fifth of all cases hold may be in hardly an open one. */
function containing(text: string | undefined, open: boolean | undefined): RawBuilder<unknown>[] {
  if (!text?.trim()) return []
  const range = numberRange(text)
  if (range) return [sql`c.number >= ${range.from} and c.number < ${range.until}`]
  const query = searchQuery(text)
  if (!query) return [sql`false`]
  return [sql`c.id in (select r.case_id from ${sql.table(open === true ? 'requests.open_words' : 'requests.report')} r where r.grams @@ ${query}::tsquery)`]
}

/** What was typed, where it is words and no number. */
export const wordsIn = (text: string | undefined): string | null => (text?.trim() && !numberRange(text) ? searchQuery(text) : null)
