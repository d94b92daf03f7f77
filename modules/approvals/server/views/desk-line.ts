import { sql } from 'kysely'
import type { Static } from 'typebox'
import { dueInWords } from '#kernel/clocks/in-words.ts'
import type { Lang } from '#kernel/contract.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import type { deskViews } from '../../contract.ts'
import { factsOf, type Todo } from '../application.ts'
import { matterNameOf, oneThingNameOf } from './desk-names.ts'

export type DeskLine = Static<typeof deskViews.worklist.output>['lines'][number]
export type LineRow = Pick<CaseRow, 'id' | 'number' | 'state' | 'category' | 'summary' | 'facts' | 'opened_at' | 'due_at' | 'closed_at' | 'version'> & {
  applicant: string | null; stopped: boolean | null; warned: boolean | null; mine: { matter: string; what: Todo }[] | null
}

/** What a line is made of, for the cases of one page. */
export async function readLineRows(db: Db<any>, actor: Actor, ids: readonly string[], now: Date): Promise<LineRow[]> {
  if (ids.length === 0) return []
  const units = actor.is === 'staff' ? [...actor.units] : []
  const { rows } = await sql<LineRow>`
    select c.id, c.number, c.state, c.category, c.summary, c.facts, c.opened_at, c.due_at, c.closed_at, c.version, a.applicant, k.stopped, k.warned, t.mine
    from unnest(${[...ids]}::uuid[]) with ordinality as page(id, place) join kernel.case c on c.id = page.id join approvals.application a on a.case_id = c.id
      left join lateral (select bool_or(due_at is null) as stopped, bool_or(level > 0 and due_at >= ${now}) as warned from kernel.clock where case_id = c.id and done_at is null) k on true
      left join lateral (select jsonb_agg(part order by due_at, part->>'matter') as mine from approvals.todo, jsonb_array_elements(parts) part where case_id = c.id and unit_id = any(${units}::text[])) t on true
    order by page.place`.execute(db)
  return rows
}

/** `due`: when the list that it stands in has it due. */
export function lineOf(office: Office, row: LineRow, due: Date | null, now: Date, lang: Lang): DeskLine {
  const { branches, opinions, green, promises } = factsOf(row)
  const isLate = due !== null && due < now
  const given = Object.values(opinions ?? {})
  return {
    id: row.id, number: row.number, state: row.state, oneThing: row.category ?? '', oneThingName: oneThingNameOf(office, row.category ?? '', lang) ?? row.summary, applicant: row.applicant || '—',
    openedAt: row.opened_at.toISOString(), dueAt: due?.toISOString() ?? null, closedAt: row.closed_at?.toISOString() ?? null, version: row.version,
    late: isLate, lateBy: isLate ? dueInWords(due, now, lang, office.calendar()) : null, warned: !row.closed_at && row.warned === true, stopped: !row.closed_at && (row.state === 'supplementing' || (row.stopped === true && due === null)),
    green: green === true, promised: (promises?.length ?? 0) > 0,
    complete: row.state !== 'submitted' ? null : given.some((one) => !one.complete) ? false : given.length >= Object.keys(branches).length ? true : null,
    mine: (row.mine ?? []).map(({ matter, what }) => ({ matter, what, name: matterNameOf(office, matter, lang) })),
    decided: Object.values(branches).filter(({ state }) => !['working', 'stopped'].includes(state)).length, matters: Object.keys(branches).length,
  }
}
