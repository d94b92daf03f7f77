import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/identity/actor.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { isDistrictWide, isOfUnit } from './visible.ts'

type Sql = RawBuilder<unknown>
export const MEASURES = ['response', 'resolution', 'firstTime', 'satisfaction'] as const
type Measure = (typeof MEASURES)[number]
export type Measures = Record<Measure, { known: Sql; yes: Sql }> & { isExcluded: Sql; ground: Sql }

/**
 * 响应率、解决率、满意率 (北京市接诉即办工作条例 art. 32), from an outcome as the ledger makes it. `known` is the
 * denominator: whoever was never asked, or not reached, is in neither part.
 */
export function measuresOf(outcome: Sql): Measures {
  const says = (name: string) => sql`${outcome}->>${sql.lit(name)}`
  return {
    /** First contact in time, unless the resident says that nobody rang. */
    response: { known: sql`${says('responded')} is not null`, yes: sql`${says('responded')} = 'true' and ${says('contacted')} is distinct from 'false'` },
    /** Solved in the resident's own word. */
    resolution: { known: sql`${says('solved')} is not null`, yes: sql`${says('solved')} = 'true'` },
    /** 一次解决: solved, and never sent back to work on the way. */
    firstTime: { known: sql`${says('solved')} is not null`, yes: sql`${says('solved')} = 'true' and ${says('again')} is null` },
    /** 满意 and 基本满意, as residents said it. */
    satisfaction: { known: sql`${says('satisfaction')} is not null`, yes: sql`${says('satisfaction')} in ('satisfied', 'fair')` },
    isExcluded: sql`${says('excluded')} is not null`,
    /** Why a case is not in the figures: left out on a published ground, or never reached and so never asked. */
    ground: sql`coalesce(${says('excluded')}, case when ${says('unreachable')} = 'true' then 'unreachable' end)`,
  }
}

export const measureNamed = (name: string): Measure =>
  MEASURES.find((measure) => measure === name) ?? refuseInput(`没有这个指标，可用的有：${MEASURES.join('、')}`)

/** 归属: the first response is the unit's that made it, or that had the case when its time ran out; all else is the unit's that has the case. */
export const unitOf = (measure: Measure): RawBuilder<string> => (measure === 'response' ? sql<string>`coalesce(c.facts->'outcome'->>'respondUnit', c.unit_id)` : sql<string>`c.unit_id`)

/** By what the figures are grouped, beside units. */
const GROUPS: Record<string, RawBuilder<string>> = {
  street: sql<string>`coalesce(c.area, '')`,
  category: sql<string>`coalesce(c.category, '')`,
  month: sql<string>`to_char(c.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM')`,
}

export const groupNamed = (by: string, unit: RawBuilder<string>) => (by === 'unit' ? unit : (GROUPS[by] ?? refuseInput(`没有这种分组，可用的有：unit、${Object.keys(GROUPS).join('、')}`)))

/** Whose figures somebody reads, as a condition on a request's unit: the district's, or those of their own unit. The same for all who read them. */
export function figuresFor(actor: Actor, unit: RawBuilder<string>): RawBuilder<unknown> {
  if (actor.is === 'system') return sql`true`
  if (actor.is !== 'staff') return sql`false`
  if (isDistrictWide(actor) || actor.roles.includes('admin')) return sql`true`
  return isOfUnit(actor) ? sql`${unit} = any(${actor.units}::text[])` : sql`false`
}
