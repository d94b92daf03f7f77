import type { Tx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Office } from '../office.ts'

/** One after the other: whoever comes second publishes on top of what the first has published, and sees it in `definitions`. */
export async function publishInTurn<T>(office: Office, kind: string, publish: (tx: Tx) => Promise<T>): Promise<T> {
  const done = await inTransaction(office.db, async (tx) => {
    await tx.selectFrom('kernel.definition').select('version').where('kind', '=', kind).orderBy('version', 'desc').limit(1).forUpdate().execute()
    await office.definitions.load(tx)
    return publish(tx)
  })
  await office.definitions.load(office.db)
  return done
}
