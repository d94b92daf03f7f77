import { sql } from 'kysely'
import type { Db } from '#kernel/db/tables.ts'

/** Promises that certificates rest on, and what became of them. `broken` counts each that was found broken, put right or not. */
export type PromiseFigures = { made: number; kept: number; broken: number; corrected: number; revoked: number }

/** 承诺制统计, from the facts of the cases, which their events fold to: nobody can type a figure in. */
export async function promiseFigures(db: Db<any>): Promise<PromiseFigures> {
  const { rows } = await sql<PromiseFigures>`
    select count(*)::int as made,
      count(*) filter (where stands = 'kept')::int as kept,
      count(*) filter (where stands in ('correcting', 'corrected', 'broken'))::int as broken,
      count(*) filter (where stands = 'corrected')::int as corrected,
      count(*) filter (where stands = 'broken')::int as revoked
    from (
      select branch.value->>'check' as stands from kernel.case c, jsonb_each(c.facts->'branches') as branch
      where c.kind = 'application' and c.state in ('issued', 'concluded')
    ) as promise where stands is not null`.execute(db)
  return rows[0]!
}
