import { sql } from 'kysely'
import { modules } from '#apps/server/compose.ts'
import { caseIdAt } from '#kernel/case/case-id.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { openDatabase } from '#kernel/db/open.ts'

export type Over = { text: string; category: string; unit: string }

const PAGE = 1000

/** Requests with these words that are over, one an hour until now, for whatever learns from them; without events, so not for `ledger:verify`. */
export async function putPast(url: string, past: readonly Over[]) {
  const database = await openDatabase({ url, pool: 1 })
  await migrate(database, modules)
  for (let from = 0; from < past.length; from += PAGE) {
    const rows = past.slice(from, from + PAGE).map((one, i) => {
      const at = new Date(Date.now() - (past.length - from - i) * 3_600_000)
      return { ...one, id: caseIdAt(at), number: `P${from + i}`, at: at.toISOString(), lng: 120.29 + Math.random() * 0.12, lat: 36.05 + Math.random() * 0.03 }
    })
    await sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, number text, text text, category text, unit text, at timestamptz, lng float8, lat float8)),
      c as (insert into kernel.case (id, number, kind, state, unit_id, units, category, lng, lat, summary, facts, opened_at, closed_at, version, head)
        select id, number, 'request', 'concluded', unit, array['hotline', unit], category, lng, lat, left(text, 60), '{"section":"livelihood","channel":"web"}', at, at + interval '1 day', 1, repeat('0', 64) from given)
      insert into requests.report (case_id, text, answers) select id, text, '{}' from given`.execute(database.db)
  }
  await sql`vacuum analyze`.execute(database.db)
  await database.close()
}
