import { type RawBuilder, sql } from 'kysely'
import { type HistoryEvent, shortName, toldIn } from '#kernel/case/events-of.ts'
import { type Files, readFiles } from '#kernel/case/files-of.ts'
import type { Lang } from '#kernel/contract.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import type { WorldTables } from '../../tables.ts'
import { factsOf, type MemoryState } from '../memory.ts'
import { SENTENCES, STATES } from '../memory-sentences.ts'
import type { Spots } from '../spots.ts'
import { whereOf } from './published.ts'

export type Kept = CaseRow & { text: string; shown_name: string | null; building: string | null; mlng: number; mlat: number; when: string; decade: number }

/** Cases with the memories in them, as their writers and the moderators see them. */
export async function readKept(db: Db<WorldTables>, where: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select c.*, m.text, m.shown_name, m.building, m.lng as mlng, m.lat as mlat, m."when", m.decade
    from kernel.case c join world.memory m on m.case_id = c.id where c.kind = 'memory' and ${where} order by ${order} limit ${limit}`.execute(db)
  return rows
}

/** Events of several cases in one question. */
export async function eventsOf(db: Db<WorldTables>, ids: readonly string[]): Promise<Map<string, HistoryEvent[]>> {
  const rows = ids.length ? await db.selectFrom('kernel.event').select(['case_id', 'seq', 'at', 'verb', 'actor', 'was', 'became', 'body', 'sealed', 'hash']).where('case_id', 'in', [...ids]).orderBy('seq').execute() : []
  return Map.groupBy(rows as unknown as (HistoryEvent & { case_id: string })[], (row) => row.case_id)
}

export const toldOf = (events: readonly HistoryEvent[], seq?: number) => toldIn(seq === undefined ? events.findLast(({ was, became }) => was !== became) : events.find((event) => event.seq === seq))

/** What happened, step by step; a clock that rang is no step. */
export const stepsOf = (events: readonly HistoryEvent[], lang: Lang) => events.flatMap((event) => {
  const sentence = SENTENCES[shortName(event.verb)]
  return sentence ? [{ at: event.at.toISOString(), text: sentence[lang](toldIn(event)), actor: event.actor }] : []
})

/** What writer and moderators are told alike; of files those that belong to the memory as it reads now. */
export async function keptOf(db: Db<WorldTables>, row: Kept, spots: Spots, lang: Lang) {
  const { files } = factsOf(row)
  const own: Files = (await readFiles(db, row.id, 'resident')).filter(({ id }) => files.includes(id))
  return {
    id: row.id, number: row.number, state: row.state, stateName: STATES[row.state as MemoryState][lang], version: row.version, text: row.text, by: row.shown_name,
    ...whereOf({ ...row, lng: row.mlng, lat: row.mlat }, spots, lang), leftAt: row.opened_at.toISOString(), files: own.map(({ seq: _seq, ...file }) => file),
  }
}
