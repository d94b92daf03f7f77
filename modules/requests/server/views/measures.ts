import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/identity/actor.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { isDistrictWide, isOfUnit } from './visible.ts'

const outcome = (name: string) => sql`c.facts->'outcome'->>${sql.lit(name)}`

/**
 * 响应率、解决率、满意率 (北京市接诉即办工作条例 art. 32), from the case's facts, which the ledger makes. `known` is the
 * denominator: whoever was never asked, or not reached, is in neither part.
 */
export const MEASURES: Record<string, { known: RawBuilder<unknown>; yes: RawBuilder<unknown> }> = {
  /** First contact in time, unless the resident says that nobody rang. */
  response: { known: sql`${outcome('responded')} is not null`, yes: sql`${outcome('responded')} = 'true' and ${outcome('contacted')} is distinct from 'false'` },
  /** Solved in the resident's own word. */
  resolution: { known: sql`${outcome('solved')} is not null`, yes: sql`${outcome('solved')} = 'true'` },
  /** 满意 and 基本满意, as residents said it. */
  satisfaction: { known: sql`${outcome('satisfaction')} is not null`, yes: sql`${outcome('satisfaction')} in ('satisfied', 'fair')` },
}

export const measureNamed = (name: string) => MEASURES[name] ?? refuseInput(`没有这个指标,可用的有:${Object.keys(MEASURES).join('、')}`)

export const isExcluded = sql`${outcome('excluded')} is not null`
/** Not left out, but the question could not be asked: listed beside the exclusions. */
export const isUnreached = sql`${outcome('excluded')} is null and ${outcome('unreachable')} = 'true'`
export const groundOf = sql`coalesce(${outcome('excluded')}, case when ${outcome('unreachable')} = 'true' then 'unreachable' end)`

/** By what the figures are grouped. */
export const GROUPS: Record<string, RawBuilder<string>> = {
  unit: sql<string>`c.unit_id`,
  street: sql<string>`coalesce(c.area, '')`,
  category: sql<string>`coalesce(c.category, '')`,
  month: sql<string>`to_char(c.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM')`,
}

export const groupNamed = (by: string) => GROUPS[by] ?? refuseInput(`没有这种分组,可用的有:${Object.keys(GROUPS).join('、')}`)

/** Whose figures somebody reads: the district's, or those of their own unit. The same figures for all who read them. */
export function figuresFor(actor: Actor): RawBuilder<unknown> {
  if (actor.is === 'system') return sql`c.kind = 'request'`
  if (actor.is !== 'staff') return sql`false`
  if (isDistrictWide(actor) || actor.roles.includes('admin')) return sql`c.kind = 'request'`
  return isOfUnit(actor) ? sql`c.kind = 'request' and c.unit_id = any(${actor.units}::text[])` : sql`false`
}
