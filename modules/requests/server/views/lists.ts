import { type RawBuilder, sql } from 'kysely'
import type { Actor, Staff } from '#kernel/identity/actor.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { RECEPTION, WITH_UNIT } from '../request.ts'
import { every, isDistrictWide, isOfUnit, some } from './visible.ts'

export const LISTS = ['mine', 'assigned', 'intake', 'returns', 'approvals', 'extensions', 'callback', 'disputes', 'late', 'supervised', 'all'] as const
export type List = (typeof LISTS)[number]

/** Asked apart, so that the short lists' own indexes answer and the index of open cases needs no facts. */
const hasFact = (fact: 'extension' | 'dispute' | 'supervision' | 'callDue') => sql`c.id in (select had.id from kernel.case had where had.kind = 'request' and had.facts ? ${sql.lit(fact)})`

/** Who has an answer, and who should have had one by now. */
const toCallBack = sql`c.state = 'answered' or (c.state <> 'merged' and ${hasFact('callDue')})`

/** The lists that somebody has, in the order in which the desk shows them. */
export function listsOf(actor: Actor): List[] {
  if (actor.is !== 'staff') return []
  const of = (...roles: Staff['roles']) => roles.some((role) => actor.roles.includes(role))
  const has: Record<List, boolean> = {
    mine: isDistrictWide(actor) || isOfUnit(actor),
    assigned: of('handler', 'lead'),
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

/**
 * What stands in a list, as a condition on `kernel.case c` beside `visible`: among the open cases, among the closed ones,
 * or among all. Whether a case is open is said here once: said twice, the planner takes it for twice as rare.
 */
export function inList(list: string, actor: Actor, now: Date, open?: boolean): RawBuilder<unknown> {
  const waiting = every([sql`c.closed_at is null`, waits(list, actor, now)])
  if (open === true) return waiting
  if (list === 'all') return open === false ? sql`c.closed_at is not null` : sql`true`
  // A disputed rating waits for a supervisor though its case is concluded; nothing else that is over waits for anybody.
  const over = list === 'disputes' || (list === 'mine' && isSupervisor(actor)) ? sql`c.closed_at is not null and ${hasFact('dispute')}` : sql`false`
  return open === false ? over : some([waiting, over])
}

const isSupervisor = (actor: Actor) => actor.is === 'staff' && actor.roles.includes('supervisor')

/** What of the open cases stands in a list. */
export function waits(list: string, actor: Actor, now: Date): RawBuilder<unknown> {
  const ours = actor.is === 'staff' && !isDistrictWide(actor) ? sql`c.unit_id = any(${actor.units}::text[])` : sql`true`
  switch (list) {
    case 'mine': return actor.is === 'staff' ? waitsFor(actor, now) : sql`false`
    case 'assigned': return actor.is === 'staff' ? isAnsweredForBy(actor) : sql`false`
    case 'intake': return sql`c.state = 'submitted'`
    case 'returns': return sql`c.state = 'objected'`
    case 'approvals': return every([sql`c.state = 'awaiting_approval'`, ours])
    case 'extensions': return every([hasFact('extension'), ours])
    case 'callback': return toCallBack
    case 'disputes': return hasFact('dispute')
    case 'late': return sql`c.due_at < ${now}`
    case 'supervised': return hasFact('supervision')
    case 'all': return sql`true`
    default: return refuseInput({ zh: `没有这个列表，可用的有：${LISTS.join('、')}`, en: `There is no such list; there are: ${LISTS.join(', ')}` })
  }
}

/** 我经办的: what the unit has in hand and this very person answers for. */
const isAnsweredForBy = (actor: Staff) => sql`c.unit_id = any(${sql`${actor.units}::text[]`}) and c.state = any(${[...WITH_UNIT]}::text[])
  and (select had.facts->'responder'->>'id' from kernel.case had where had.id = c.id) = ${actor.id}`

/** 我的待办: what does not go on unless this person, or a colleague with the same duty, does something. */
function waitsFor(actor: Staff, now: Date): RawBuilder<boolean> {
  const units = sql`${actor.units}::text[]`
  const is = (role: Staff['roles'][number]) => actor.roles.includes(role)
  const reasons: RawBuilder<unknown>[] = []
  if (is('handler')) {
    reasons.push(sql`c.unit_id = any(${units}) and c.state in ('dispatched', 'in_progress', 'awaiting_resident')`)
    // An assisting unit's part is open until it has reported; its facts are looked up for the few that assist.
    reasons.push(sql`c.units && ${units} and c.state = any(${[...WITH_UNIT]}::text[]) and (select exists (
      select from jsonb_array_elements(had.facts->'assist') a where a->>'unit' = any(${units}) and not (a->>'done')::boolean) from kernel.case had where had.id = c.id)`)
  }
  if (is('lead')) reasons.push(sql`c.unit_id = any(${units}) and (c.state = 'awaiting_approval' or ${hasFact('extension')} or c.due_at < ${now})`)
  if (is('dispatcher')) reasons.push(sql`c.state in ('submitted', 'objected')`)
  else if (is('agent')) reasons.push(sql`c.state = 'submitted'`)
  if (is('callback')) reasons.push(toCallBack)
  if (is('supervisor')) reasons.push(hasFact('extension'), hasFact('supervision'), hasFact('dispute'), sql`c.state in ('submitted', 'objected', 'answered') and c.recused @> ${[`unit:${RECEPTION}`]}::text[]`)
  return some(reasons)
}
