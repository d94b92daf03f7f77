import { type RawBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import { dueInWords } from '#kernel/clocks/in-words.ts'
import type { Lang } from '#kernel/contract.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import type { Line } from '../../contract.ts'
import { areaName, categoryName, unitName } from '../catalogue.ts'
import { factsOf } from '../request.ts'

export type LineRow = Omit<CaseRow, 'units' | 'recused' | 'pins' | 'head'> & { stopped: boolean | null; warned: boolean | null }

/** Columns of `kernel.case c` that a line is made of. */
export const LINE_COLUMNS = sql.raw(
  ['id', 'number', 'kind', 'state', 'unit_id', 'applicant_id', 'category', 'area', 'lng', 'lat', 'place', 'summary', 'facts', 'opened_at', 'due_at', 'closed_at', 'version'].map((c) => `c.${c}`).join(', '),
)

/** What the clocks of the lines say: one stands still, one has shown its yellow card and is not late yet. */
export const withClocks = (lines: RawBuilder<unknown>, now: Date) => sql<LineRow>`
  select c.*, k.stopped, k.warned from ${lines} c left join lateral (
    select bool_or(k.due_at is null) as stopped, bool_or(k.level > 0 and k.due_at >= ${now} and k.kind in ('respond', 'conclude', 'assist')) as warned
    from kernel.clock k where k.case_id = c.id and k.done_at is null) k on true`

export function lineOf(office: Office, row: LineRow, now: Date, lang: Lang): Static<typeof Line> {
  const facts = factsOf(row as unknown as CaseRow)
  const isLate = !row.closed_at && row.due_at !== null && row.due_at < now
  return {
    id: row.id, number: row.number, state: row.state, section: facts.section,
    category: row.category, categoryName: row.category && categoryName(office, row.category, lang),
    summary: row.summary, unit: row.unit_id, unitName: unitName(office, row.unit_id, lang),
    area: row.area, areaName: row.area && areaName(office, row.area, lang), address: row.place?.address ?? null, lng: row.lng, lat: row.lat,
    openedAt: row.opened_at.toISOString(), dueAt: row.due_at?.toISOString() ?? null, closedAt: row.closed_at?.toISOString() ?? null, version: row.version,
    late: row.closed_at ? facts.outcome?.onTime === false : isLate,
    lateBy: isLate ? dueInWords(row.due_at, now, lang, office.calendar()) : null,
    warned: !row.closed_at && row.warned === true,
    stopped: !row.closed_at && row.stopped === true,
    supervised: facts.supervision !== undefined, extensionPending: facts.extension !== undefined,
    joined: facts.joined ?? 0, disputed: facts.dispute !== undefined, again: (facts.reopened ?? 0) > 0,
  }
}
