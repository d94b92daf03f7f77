import { sql } from 'kysely'
import type { CaseRow, Db, Tx } from '#kernel/db/tables.ts'
import { refuse } from '#kernel/refusal.ts'

export type Colleague = { id: string; name: string }

/** 首问负责人: who of the unit that has the case may answer for it to the end. */
export async function colleaguesFor(db: Db<any> | Tx<any>, { unit_id, recused }: Pick<CaseRow, 'unit_id' | 'recused'>): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select id, name from kernel.staff where unit_id = ${unit_id} and active and roles && array['handler', 'lead']
      and not (${recused}::text[] && array['staff:' || id]) order by name, id`.execute(db)
  return rows
}

export async function requireColleague(tx: Tx<any>, kase: Pick<CaseRow, 'unit_id' | 'recused'>, id: string) {
  const isKnown = (await colleaguesFor(tx, kase)).some((one) => one.id === id)
  if (!isKnown) refuse('no_such_colleague', { zh: '首问负责人应为本单位在岗、无需回避的人员，请从名单中选择', en: 'Whoever answers for it is a colleague of your unit who need not stand aside: please choose one from the list' })
}

/** Who of the units that the case has been with still sees it: whom a recusal can name. */
export async function staffInvolved(db: Db<any>, { units, recused }: Pick<CaseRow, 'units' | 'recused'>): Promise<(Colleague & { unit: string })[]> {
  const { rows } = await sql<Colleague & { unit: string }>`
    select id, name, unit_id as unit from kernel.staff where unit_id = any(${units}::text[]) and active
      and not (${recused}::text[] && array['staff:' || id, 'unit:' || unit_id]) order by unit_id, name, id`.execute(db)
  return rows
}
