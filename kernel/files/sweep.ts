import type { Office } from '../office.ts'
import type { FileKeeping } from './keeping.ts'
import { finish, removeParts } from './finish.ts'
import { removeUnused } from './unused.ts'

const DAY_MS = 86_400_000
const UNFINISHED_DAYS = 2
/** Pieces and drafts of this age belong to no upload any more. */
const DEBRIS_DAYS = 3

/** Removes uploads that nobody came back to or used, and what killed processes have left lying. */
export async function sweep(office: Office, { store }: FileKeeping) {
  const now = office.now().getTime()
  const old = await office.db.selectFrom('kernel.file').select('id')
    .where('state', 'in', ['uploading', 'refused']).where('made_at', '<', new Date(now - UNFINISHED_DAYS * DAY_MS)).execute()
  for (const { id } of old) {
    await office.db.deleteFrom('kernel.file').where('id', '=', id).where('state', '<>', 'ready').execute()
    await removeParts(office, store, id)
  }
  await removeUnused(office, store)
  await store.tidy?.(new Date(now - DEBRIS_DAYS * DAY_MS))
}

/**
 * After a start: every upload goes back to the last piece that is truly there, and those that were complete when the
 * process was killed are finished. Harmless while other processes take uploads in.
 */
export async function repair(office: Office, keepingOf: () => FileKeeping) {
  const open = await office.db.selectFrom('kernel.file').select(['id', 'size', 'received']).where('state', '=', 'uploading').where('received', '>', 0).execute()
  for (const file of open) {
    const keeping = keepingOf()
    try {
      const stands = await lastTruePiece(office, keeping, file.id)
      if (stands < file.received) await goBack(office, file, stands)
      else if (stands === file.size) await finish(office, keeping, file.id)
    } catch (error) {
      office.log.warn({ file: file.id, error: (error as Error).message }, 'an upload could not be repaired')
    }
  }
}

async function lastTruePiece(office: Office, { store }: FileKeeping, id: string): Promise<number> {
  const parts = await office.db.selectFrom('kernel.file_part').selectAll().where('file_id', '=', id).orderBy('at').execute()
  let at = 0
  for (const part of parts) {
    if (part.at !== at || (await store.size(part.key)) !== part.size) break
    at += part.size
  }
  return at
}

async function goBack(office: Office, file: { id: string; received: number }, to: number) {
  await office.db.transaction().execute(async (tx) => {
    const changed = await tx.updateTable('kernel.file').set({ received: to }).where('id', '=', file.id).where('received', '=', file.received).where('state', '=', 'uploading').executeTakeFirst()
    if (changed.numUpdatedRows === 1n) await tx.deleteFrom('kernel.file_part').where('file_id', '=', file.id).where('at', '>=', to).execute()
  })
  office.log.warn({ file: file.id, received: file.received, stands: to }, 'an upload lacked pieces and was set back')
}
