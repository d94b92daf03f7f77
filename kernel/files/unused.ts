import { sql } from 'kysely'
import type { Tx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Office } from '../office.ts'
import { contentKey, type Store } from './store.ts'

const DAY_MS = 86_400_000
const UNUSED_DAYS = 7
const AT_ONCE = 200

/**
 * Removes what was sent and no case uses: a home in a picture does not lie here without purpose. It goes out of use
 * first, so that a process killed half way comes back to it. Bytes that another file shares stay.
 */
export async function removeUnused(office: Office, store: Store) {
  await inTransaction(office.db, (tx) => takeOutOfUse(tx, new Date(office.now().getTime() - UNUSED_DAYS * DAY_MS)))
  const unused = await office.db.selectFrom('kernel.file').select(['id', 'sha256', 'variants']).where('state', '=', 'unused').execute()
  if (unused.length === 0 || (await isAnythingMade(office))) return
  const keys = unused.flatMap(keysOf)
  const sharing = await office.db.selectFrom('kernel.file').select(['sha256', 'variants']).where('state', '<>', 'unused')
    .where((e) => e.or([e('sha256', 'in', unused.map((file) => file.sha256)), sql<boolean>`exists (select from jsonb_each_text(variants) v where v.value = any(${keys}))`])).execute()
  const shared = new Set(sharing.flatMap(keysOf))
  for (const key of keys) if (!shared.has(key)) await store.remove(key)
  await office.db.deleteFrom('kernel.file').where('id', 'in', unused.map((file) => file.id)).execute()
}

const used = sql<boolean>`exists (select from kernel.case_file c where c.file_id = f.id)`

/** An act that is attaching one of them holds its row; once we hold it, whatever was attached is to be seen. */
async function takeOutOfUse(tx: Tx, before: Date) {
  const old = await tx.selectFrom('kernel.file as f').select('f.id').where('f.state', '=', 'ready').where('f.made_at', '<', before).where(sql<boolean>`not ${used}`)
    .limit(AT_ONCE).forUpdate().skipLocked().execute()
  if (old.length === 0) return
  await tx.updateTable('kernel.file as f').set({ state: 'unused' }).where('f.id', 'in', old.map((file) => file.id)).where(sql<boolean>`not ${used}`).execute()
}

/** What is being put together at this moment may be the same bytes, and no row names it yet. */
async function isAnythingMade(office: Office): Promise<boolean> {
  const { rows } = await sql`select from kernel.file where (state = 'uploading' and received >= size) or (copies = 'waiting' and copies_until > ${office.now()}::timestamptz) limit 1`.execute(office.db)
  return rows.length > 0
}

const keysOf = ({ sha256, variants }: { sha256: string | null; variants: object }): string[] => [...(sha256 ? [contentKey(sha256)] : []), ...(Object.values(variants) as string[])]
