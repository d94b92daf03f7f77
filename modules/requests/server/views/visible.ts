import { type RawBuilder, sql } from 'kysely'
import type { Actor, Role, Staff } from '#kernel/identity/actor.ts'

const DISTRICT_WIDE: readonly Role[] = ['agent', 'dispatcher', 'callback', 'supervisor']

/** Whether their work is with the cases of the whole district. */
export const isDistrictWide = (actor: Staff): boolean => actor.roles.some((role) => DISTRICT_WIDE.includes(role))
export const isOfUnit = (actor: Staff): boolean => actor.roles.includes('handler') || actor.roles.includes('lead')

/** 回避, as a condition on `kernel.case c`. */
export const notRecused = (actor: Staff): RawBuilder<boolean> => sql<boolean>`not c.recused && ${[`unit:${actor.unit}`, `staff:${actor.id}`]}::text[]`

/**
 * The requests that somebody may see, as a condition on `kernel.case c`. It says in SQL what `request.sees` and recusal
 * say of one case, and a test holds them equal: a list must not show what opening the case would refuse.
 */
export function visible(actor: Actor): RawBuilder<boolean> {
  if (actor.is === 'system') return sql<boolean>`c.kind = 'request'`
  if (actor.is === 'resident') return sql<boolean>`c.kind = 'request' and c.applicant_id = ${actor.id}::uuid`
  if (actor.is !== 'staff') return sql<boolean>`false`
  if (isDistrictWide(actor)) return sql<boolean>`c.kind = 'request' and ${notRecused(actor)}`
  if (isOfUnit(actor)) return sql<boolean>`c.kind = 'request' and c.units && ${actor.units}::text[] and ${notRecused(actor)}`
  return sql<boolean>`false`
}

/** All of these hold. */
export const every = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> =>
  conditions.length ? sql<boolean>`${sql.join(conditions.map((condition) => sql`(${condition})`), sql` and `)}` : sql<boolean>`true`
/** One of these holds. */
export const some = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> =>
  conditions.length ? sql<boolean>`(${sql.join(conditions.map((condition) => sql`(${condition})`), sql` or `)})` : sql<boolean>`false`
