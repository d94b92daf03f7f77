import { type RawBuilder, sql } from 'kysely'
import type { Actor, Role } from '#kernel/identity/actor.ts'
import { refuseInput } from '#kernel/refusal.ts'

export const LISTS = ['pre_review', 'steps', 'decisions', 'issue', 'checks', 'waiting', 'late', 'all'] as const
export type List = (typeof LISTS)[number]

const has = (actor: Actor, ...roles: Role[]) => actor.is === 'staff' && roles.some((role) => actor.roles.includes(role))

/** The lists that somebody has, in the order in which the desk shows them. */
export function listsOf(actor: Actor): List[] {
  const isOfUnit = has(actor, 'handler', 'lead', 'chief')
  const who: Record<List, boolean> = {
    pre_review: isOfUnit, steps: isOfUnit, decisions: has(actor, 'lead'), issue: isOfUnit, checks: isOfUnit, waiting: isOfUnit,
    late: has(actor, 'supervisor'), all: isOfUnit || has(actor, 'supervisor'),
  }
  return LISTS.filter((list) => who[list])
}

/** All of these hold. */
export const every = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> => sql<boolean>`${sql.join(conditions.map((condition) => sql`(${condition})`), sql` and `)}`

/**
 * The applications that somebody may see, as a condition on `kernel.case c`. It says in SQL what `application.sees` and recusal
 * say of one case, and a test holds them equal: a list must not show what opening the case would refuse.
 */
export function visible(actor: Actor): RawBuilder<boolean> {
  if (actor.is !== 'staff' || listsOf(actor).length === 0) return sql<boolean>`false`
  const notRecused = sql`not c.recused && ${[`unit:${actor.unit}`, `staff:${actor.id}`]}::text[]`
  return every([sql`c.kind = 'application'`, notRecused, ...(has(actor, 'supervisor') ? [] : [sql`c.units && ${[...actor.units]}::text[]`])])
}

/** Where a list is read: rows with the case and when what somebody has to do on it is due. Each walks an index in that order. */
export type Source = { from: RawBuilder<unknown>; due: RawBuilder<unknown>; id: RawBuilder<unknown>; where: RawBuilder<unknown> }

const ofCases = (...where: RawBuilder<unknown>[]): Source => ({ from: sql`kernel.case c`, due: sql`c.due_at`, id: sql`c.id`, where: every([sql`c.kind = 'application' and c.closed_at is null`, ...where]) })

/** What waits for a unit; where it waits for several that are somebody's, it stands where it is due first. */
const ofTodos = (list: List, unit: string, units: readonly string[]): Source => ({
  from: sql`approvals.todo t join kernel.case c on c.id = t.case_id`, due: sql`t.due_at`, id: sql`t.case_id`,
  where: every([sql`t.unit_id = ${unit} and t.list = ${list}`, ...(units.length > 1 ? [sql`not exists (select from approvals.todo e where e.case_id = t.case_id and e.list = t.list and e.unit_id = any(${[...units]}::text[]) and (e.due_at, e.unit_id) < (t.due_at, t.unit_id))`] : [])]),
})

const TO_CHECK = sql`done_at is null and kind in ('check', 'correct')`
const ofChecks = (unit: string): Source => ({
  from: sql`(select * from kernel.clock where ${TO_CHECK}) k join kernel.case c on c.id = k.case_id`, due: sql`k.due_at`, id: sql`k.case_id`,
  where: sql`k.unit_id = ${unit} and c.kind = 'application' and not exists (select from kernel.clock e where e.case_id = k.case_id and e.unit_id = k.unit_id and ${TO_CHECK} and (e.due_at, e.name) < (k.due_at, k.name))`,
})

/** One for each unit that is somebody's: each is in order by itself. */
export function sourcesOf(list: string, actor: Actor, now: Date): Source[] {
  const units = actor.is === 'staff' ? actor.units : []
  switch (list) {
    case 'pre_review': case 'steps': case 'decisions': case 'issue': case 'waiting': return units.map((unit) => ofTodos(list, unit, units))
    case 'checks': return units.map(ofChecks)
    case 'late': return [ofCases(sql`c.due_at < ${now}`)]
    case 'all': return [ofCases()]
    default: return refuseInput({ zh: `没有这个列表，可用的有：${LISTS.join('、')}`, en: `There is no such list; there are: ${LISTS.join(', ')}` })
  }
}
