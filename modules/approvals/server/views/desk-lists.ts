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

/** Most belong to one unit, and then the index gives the order. */
const mine = (actor: Actor, column: string) => {
  const units = actor.is === 'staff' ? [...actor.units] : []
  return units.length === 1 ? sql`${sql.ref(column)} = ${units[0]}` : sql`${sql.ref(column)} = any(${units}::text[])`
}

const ofCases = (...where: RawBuilder<unknown>[]): Source => ({ from: sql`kernel.case c`, due: sql`c.due_at`, id: sql`c.id`, where: every([sql`c.kind = 'application' and c.closed_at is null`, ...where]) })

const ofTodos = (actor: Actor, what: RawBuilder<unknown>): Source => ({
  from: sql`approvals.todo t join kernel.case c on c.id = t.case_id`, due: sql`t.due_at`, id: sql`t.case_id`,
  // Where several matters of one application wait for the same unit, it stands where the first of them is due.
  where: every([mine(actor, 't.unit_id'), what, sql`not exists (select from approvals.todo e where e.case_id = t.case_id and e.unit_id = t.unit_id and e.what = t.what and (e.due_at, e.matter) < (t.due_at, t.matter))`]),
})

export function sourcesOf(list: string, actor: Actor, now: Date): Source[] {
  const inProgress = sql`c.state = 'in_progress'`
  switch (list) {
    case 'pre_review': return [ofCases(sql`c.state = 'submitted'`, mine(actor, 'c.unit_id')), ...[ofTodos(actor, sql`t.what = 'opinion'`)].map((source) => ({ ...source, where: every([source.where, sql`c.state = 'submitted'`]) }))]
    case 'steps': return [ofTodos(actor, sql`t.what = 'step'`), ofTodos(actor, sql`t.what = 'consult'`)].map((source) => ({ ...source, where: every([source.where, inProgress]) }))
    case 'decisions': return [ofTodos(actor, sql`t.what = 'decision'`)].map((source) => ({ ...source, where: every([source.where, inProgress]) }))
    case 'issue': return [ofCases(sql`c.state = 'ready'`, mine(actor, 'c.unit_id'))]
    case 'checks': return [{ from: sql`kernel.clock k join kernel.case c on c.id = k.case_id`, due: sql`k.due_at`, id: sql`c.id`, where: every([mine(actor, 'k.unit_id'), sql`k.done_at is null and k.kind in ('check', 'correct') and c.kind = 'application'`]) }]
    case 'waiting': return [
      ofCases(sql`c.state = 'supplementing'`, mine(actor, 'c.unit_id')),
      {
        from: sql`approvals.branch b join kernel.case c on c.id = b.case_id`, due: sql`b.due_at`, id: sql`b.case_id`,
        where: every([mine(actor, 'b.unit_id'), sql`b.state in ('waiting', 'stopped')`, inProgress, sql`not exists (select from approvals.todo t where t.case_id = b.case_id and t.unit_id = b.unit_id)`, sql`not exists (select from approvals.branch e where e.case_id = b.case_id and e.unit_id = b.unit_id and e.state in ('waiting', 'stopped') and (e.due_at, e.matter) < (b.due_at, b.matter))`]),
      },
    ]
    case 'late': return [ofCases(sql`c.due_at < ${now}`)]
    case 'all': return [ofCases()]
    default: return refuseInput({ zh: `没有这个列表，可用的有：${LISTS.join('、')}`, en: `There is no such list; there are: ${LISTS.join(', ')}` })
  }
}
