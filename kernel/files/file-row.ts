import type { Selectable } from 'kysely'
import type { KernelTables } from '../db/tables.ts'
import { type Actor, keyOf } from '../identity/actor.ts'
import type { Office } from '../office.ts'
import { notFound } from '../refusal.ts'
import type { FileKind, FileState, Variant } from './contract.ts'

export type FileRow = Selectable<KernelTables['kernel.file']>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export async function findFile(office: Office, id: string): Promise<FileRow> {
  const row = UUID.test(id) ? await office.db.selectFrom('kernel.file').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  return row ?? notFound()
}

/** A file of this person; of anybody else's they learn nothing. */
export async function ownFile(office: Office, actor: Actor, id: string): Promise<FileRow> {
  const file = await findFile(office, id)
  return file.owner === keyOf(actor) ? file : notFound()
}

export const stateOf = (file: FileRow): FileState => ({
  id: file.id,
  name: file.name,
  size: file.size,
  offset: file.received,
  ready: file.state === 'ready',
  kind: file.kind as FileKind | null,
  detail: file.detail,
  seconds: file.seconds,
  variants: Object.keys(file.variants) as Variant[],
})
