import { type RawBuilder, sql } from 'kysely'
import type { Actor, Staff } from '#kernel/identity/actor.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { RECEPTION, WITH_UNIT } from '../request.ts'
import { every, isDistrictWide, isOfUnit, some } from './visible.ts'

export const LISTS = ['mine', 'intake', 'returns', 'approvals', 'extensions', 'callback', 'disputes', 'late', 'supervised', 'all'] as const
export type List = (typeof LISTS)[number]

const open = sql`c.closed_at is null`
const inState = (state: string) => sql`c.closed_at is null and c.state = ${state}`
/** Written out, not as a parameter, so that the planner recognises the short lists' own indexes. */
const hasFact = (fact: 'extension' | 'dispute' | 'supervision') => sql`c.facts ? ${sql.lit(fact)}`

/** The lists that somebody has, in the order in which the desk shows them. */
export function listsOf(actor: Actor): List[] {
  if (actor.is !== 'staff') return []
  const of = (...roles: Staff['roles']) => roles.some((role) => actor.roles.includes(role))
  const has: Record<List, boolean> = {
    mine: isDistrictWide(actor) || isOfUnit(actor),
    intake: of('dispatcher', 'agent'),
    returns: of('dispatcher'),
    approvals: of('lead'),
    extensions: of('lead', 'supervisor'),
    callback: of('callback'),
    disputes: of('supervisor'),
    late: of('handler', 'lead', 'dispatcher', 'supervisor'),
    supervised: of('handler', 'lead', 'supervisor'),
    all: isDistrictWide(actor) || isOfUnit(actor),
  }
  return LISTS.filter((list) => has[list])
}

/** What stands in a list, as a condition on `kernel.case c` beside `visible`. */
export function inList(list: string, actor: Actor, now: Date): RawBuilder<unknown> {
  const ours = actor.is === 'staff' && !isDistrictWide(actor) ? sql`c.unit_id = any(${actor.units}::text[])` : sql`true`
  switch (list) {
    case 'mine': return actor.is === 'staff' ? waitingFor(actor, now) : sql`false`
    case 'intake': return inState('submitted')
    case 'returns': return inState('objected')
    case 'approvals': return every([inState('awaiting_approval'), ours])
    case 'extensions': return every([open, hasFact('extension'), ours])
    case 'callback': return inState('answered')
    case 'disputes': return hasFact('dispute')
    case 'late': return sql`c.closed_at is null and c.due_at < ${now}`
    case 'supervised': return every([open, hasFact('supervision')])
    case 'all': return sql`true`
    default: return refuseInput(`没有这个列表，可用的有：${LISTS.join('、')}`)
  }
}

/**
 * 我的待办: what does not go on unless this person, or a colleague with the same duty, does something. Each reason stands
 * apart, so that each is found by its own index.
 */
function waitingFor(actor: Staff, now: Date): RawBuilder<unknown> {
  const units = sql`${actor.units}::text[]`
  const is = (role: Staff['roles'][number]) => actor.roles.includes(role)
  const reasons: RawBuilder<unknown>[] = []
  if (is('handler')) {
    reasons.push(sql`c.unit_id = any(${units}) and c.state in ('dispatched', 'in_progress', 'awaiting_resident')`)
    // An assisting unit's part is open until it has reported; which unit it is stands in the facts.
    reasons.push(sql`c.units && ${units} and c.state = any(${[...WITH_UNIT]}::text[]) and c.facts ? 'assist' and exists (
      select from jsonb_array_elements(c.facts->'assist') a where a->>'unit' = any(${units}) and not (a->>'done')::boolean)`)
  }
  if (is('lead')) reasons.push(sql`c.unit_id = any(${units}) and (c.state = 'awaiting_approval' or ${hasFact('extension')} or c.due_at < ${now})`)
  if (is('dispatcher')) reasons.push(sql`c.state in ('submitted', 'objected')`)
  else if (is('agent')) reasons.push(sql`c.state = 'submitted'`)
  if (is('callback')) reasons.push(sql`c.state = 'answered'`)
  if (is('supervisor')) reasons.push(hasFact('extension'), hasFact('supervision'), sql`c.state in ('submitted', 'objected') and c.recused @> ${[`unit:${RECEPTION}`]}::text[]`)
  const waits = every([open, some(reasons)])
  // A disputed rating waits for a supervisor though its case is concluded.
  return is('supervisor') ? some([waits, hasFact('dispute')]) : waits
}
