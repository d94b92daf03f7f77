import { type RawBuilder, sql } from 'kysely'
import type { Static, TObject } from 'typebox'
import { type Day, instantAt, isDay, nextDay } from '#kernel/calendar/day.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { refuseInput } from '#kernel/refusal.ts'
import type { Filters } from '../../contract.ts'
import { inList } from './lists.ts'
import { numberRange, searchQuery } from './search.ts'
import { every, visible } from './visible.ts'

export type Filtered = Static<TObject<typeof Filters>>

/** What somebody may see and asked for, as one condition on `kernel.case c`; list, map and export ask it alike. */
export function matching(actor: Actor, filters: Filtered, now: Date): RawBuilder<boolean> {
  const { list = 'all', state, section, category, area, unit, text, from, until, open } = filters
  const conditions: RawBuilder<unknown>[] = [visible(actor), inList(list, actor, now)]
  if (state) conditions.push(sql`c.state = ${state}`)
  if (section) conditions.push(sql`c.facts->>'section' = ${section}`)
  if (category) conditions.push(category.length < 5 ? sql`c.category >= ${category} and c.category < ${`${category}:`}` : sql`c.category = ${category}`)
  if (area) conditions.push(sql`c.area = ${area}`)
  // The lead is always among the units, whose index finds it.
  if (unit) conditions.push(sql`c.unit_id = ${unit} and c.units @> array[${unit}]::text[]`)
  if (open === true) conditions.push(sql`c.closed_at is null`)
  if (open === false) conditions.push(sql`c.closed_at is not null`)
  conditions.push(...openedWithin({ from, until }), ...containing(text))
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
  return isDay(day) ? day : refuseInput('日期应写成 2026-03-04 这样')
}

function containing(text: string | undefined): RawBuilder<unknown>[] {
  if (!text?.trim()) return []
  const range = numberRange(text)
  if (range) return [sql`c.number >= ${range.from} and c.number < ${range.until}`]
  const query = searchQuery(text)
  return [query ? sql`c.id in (select r.case_id from requests.report r where r.grams @@ ${query}::tsquery)` : sql`false`]
}
