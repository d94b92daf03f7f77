import { sql } from 'kysely'
import type { Lang } from '#kernel/contract.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { assign, standsAside } from './catalogue.ts'
import { OPEN_TO_ALL } from './for-triage.ts'
import { mayBeJoined, takesOthers } from './merge-into.ts'
import { readerOf, RECEPTION, type RequestState, WITH_UNIT } from './request.ts'
import { LINE_COLUMNS, lineOf, type LineRow, withClocks } from './views/line.ts'
import { visible } from './views/visible.ts'

/** What triage asks of requests about hot topics; compose.ts hands it over. What became confidential is in none of it. */

/** 在办, 已答复, 已结束, 已并入他案. */
type Stage = 'open' | 'answered' | 'over' | 'joined'
const stageOf = (state: string): Stage => (state === 'answered' ? 'answered' : state === 'merged' ? 'joined' : ['concluded', 'declined', 'withdrawn'].includes(state) ? 'over' : 'open')

/** Of these the requests that somebody may see, and how far each is. Nobody has one that waits to be dispatched. */
export async function standing(db: Db<any>, actor: Actor, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; state: string; unit_id: string; category: string | null }>`
    select c.id, c.state, c.unit_id, c.category from kernel.case c where c.id = any(${[...ids]}::uuid[]) and ${OPEN_TO_ALL} and ${visible(actor)}`.execute(db)
  return rows.map(({ id, state, unit_id, category }) => ({ id, stage: stageOf(state), unit: unit_id === RECEPTION ? null : unit_id, category }))
}

/** The same requests as lines of a list, oldest first; `mayJoin`: to another, `mayLead`: others to it. */
export async function members(office: Office, db: Db<any>, actor: Actor, ids: readonly string[], now: Date, lang: Lang) {
  const { rows } = await sql<LineRow & { recused: string[] }>`
    ${withClocks(sql`(select ${LINE_COLUMNS}, c.units, c.recused from kernel.case c where c.id = any(${[...ids]}::uuid[]) and ${OPEN_TO_ALL} and ${visible(actor)})`, now)} order by c.opened_at, c.id`.execute(db)
  return rows.map((row) => {
    const kase = row as unknown as CaseRow
    return { ...lineOf(office, row, now, lang), stage: stageOf(row.state), unit: row.unit_id === RECEPTION ? null : row.unit_id, mayJoin: mayBeJoined(actor, kase), mayLead: takesOthers(kase) }
  })
}

/**
 * Whose a matter is: the unit that has most of its requests, else the one that the catalogue names for most of them, else
 * reception. `concern`: those of them that this unit need not stand aside from.
 */
export async function responsibleFor(office: Office, db: Db<any>, ids: readonly string[]): Promise<{ unit: string; reader: string; concern: string[] }> {
  const { rows } = await sql<Pick<CaseRow, 'id' | 'state' | 'unit_id' | 'category' | 'area' | 'pins' | 'recused'>>`
    select c.id, c.state, c.unit_id, c.category, c.area, c.pins, c.recused from kernel.case c where c.id = any(${[...ids]}::uuid[]) and ${OPEN_TO_ALL} order by c.opened_at, c.id`.execute(db)
  const named = rows.flatMap(({ state, category, area, pins, recused }) => (state === 'submitted' && category ? (assign(office, { category, area, day: dayOf(office.now()), pins, recused }).lead ?? []) : []))
  const unit = mostOf(rows.filter(({ state }) => (WITH_UNIT as readonly RequestState[]).includes(state as RequestState)).map(({ unit_id }) => unit_id)) ?? mostOf(named) ?? RECEPTION
  return { unit, reader: readerOf(unit), concern: rows.filter((row) => !standsAside(row, unit)).map(({ id }) => id) }
}

const mostOf = (units: readonly string[]): string | undefined =>
  [...Map.groupBy(units, (unit) => unit)].sort(([, a], [, b]) => b.length - a.length)[0]?.[0]
