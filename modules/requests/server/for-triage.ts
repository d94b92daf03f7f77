import { sql } from 'kysely'
import type { Db } from '#kernel/db/tables.ts'
import { categoryName, unitName } from './catalogue.ts'

/** What triage learns from; compose.ts hands it over. What was joined to another says where that one went, not itself. */

export async function concluded(db: Db<any>, most: number): Promise<{ text: string; category: string | null; unit: string }[]> {
  const { rows } = await sql<{ text: string; category: string | null; unit: string }>`
    select * from (
      select r.text, c.category, c.unit_id as unit, c.closed_at, c.id from kernel.case c join requests.report r on r.case_id = c.id
      where c.kind = 'request' and c.state = 'concluded' and not c.facts ? 'into' order by c.closed_at desc, c.id limit ${most}
    ) newest order by closed_at, id`.execute(db)
  return rows.map(({ text, category, unit }) => ({ text, category, unit }))
}

export const namesForTriage = { category: categoryName, unit: unitName }
