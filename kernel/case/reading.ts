import { sql } from 'kysely'
import type { CaseId } from '../contract.ts'
import type { Db } from '../db/tables.ts'
import { type Actor, keyOf } from '../identity/actor.ts'

/** A page that is open refreshes itself whenever something happens: within this time it is one reading. */
const ONE_READING_MINUTES = 30

/** 查阅留痕: somebody opens the personal data of cases. Written before it is shown. */
export async function recordReading(db: Db<any>, actor: Actor, given: { caseIds: readonly CaseId[]; what: string; now: Date }) {
  if (given.caseIds.length === 0) return
  const since = new Date(given.now.getTime() - ONE_READING_MINUTES * 60_000)
  await sql`insert into kernel.reading (case_id, who, at, what) select id, ${keyOf(actor)}, ${given.now}::timestamptz, ${given.what} from unnest(${given.caseIds}::uuid[]) as id
    where not exists (select from kernel.reading where case_id = id and who = ${keyOf(actor)} and at > ${since}::timestamptz)
    on conflict do nothing`.execute(db)
}

/** Who has read it, the latest first. */
export const readingsOf = (db: Db<any>, caseId: CaseId): Promise<{ who: string; at: Date }[]> =>
  db.selectFrom('kernel.reading').select(['who', 'at']).where('case_id', '=', caseId).orderBy('at', 'desc').limit(200).execute()
