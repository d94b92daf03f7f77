import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Type } from 'typebox'
import type { Tx } from '../db/tables.ts'
import { afterCommit, inTransaction } from '../db/transaction.ts'
import type { Office } from '../office.ts'
import { message, topic } from '../outbox.ts'
import { type FileRow, findFile } from './file-row.ts'
import type { FileKeeping } from './keeping.ts'
import { judge, tooLarge } from './judge.ts'
import { asVoice, HEAD_BYTES, type Judged } from './kind.ts'
import type { TakenAt } from './exif-place.ts'
import { probe } from './media.ts'
import { photoCopies } from './photo.ts'
import { contentKey, type Store, withScratch } from './store.ts'

/** A file is complete and sound. What takes time to make of it may be made now. */
export const fileUploaded = topic('kernel.file_uploaded', Type.Object({ fileId: Type.String() }))

type Found = { judged: Judged; width: number | null; height: number | null; seconds: number | null; variants: Record<string, string>; copies: 'made' | 'waiting' | 'unable'; takenAt?: TakenAt | undefined }

/**
 * Puts the pieces together, judges the whole by its content and keeps it under its hash. Two may do this at once, or one
 * after another that was killed: they keep the same bytes under the same key, and one of them changes the row. Where a
 * photo was taken is answered to the one who finishes it and kept nowhere.
 */
export async function finish(office: Office, keeping: FileKeeping, id: string): Promise<TakenAt | undefined> {
  const file = await findFile(office, id)
  if (file.state !== 'uploading') return undefined
  try {
    return await withScratch(keeping.store, async (path) => {
      const sha256 = await assemble(office, keeping.store, id, path)
      const found = await examine(keeping, file, path)
      if ('no' in found) {
        await refuseFile(office, keeping, file, found.no)
        return undefined
      }
      await keeping.store.adopt(contentKey(sha256), path)
      await settle(office, file, sha256, found)
      await removeParts(office, keeping.store, id)
      return found.takenAt
    })
  } catch (error) {
    // The other one was faster, and has removed the pieces under our hands.
    if ((await findFile(office, id)).state === 'uploading') throw error
    return undefined
  }
}

async function assemble(office: Office, store: Store, id: string, path: string): Promise<string> {
  const parts = await office.db.selectFrom('kernel.file_part').select('key').where('file_id', '=', id).orderBy('at').execute()
  const hash = createHash('sha256')
  async function* all() {
    for (const { key } of parts) {
      for await (const chunk of await store.read(key)) {
        hash.update(chunk as Buffer)
        yield chunk as Buffer
      }
    }
  }
  await pipeline(all, createWriteStream(path))
  return hash.digest('hex')
}

async function examine({ store, tools }: FileKeeping, file: FileRow, path: string): Promise<Found | { no: string }> {
  const judged = judge(await headOf(path), file)
  if ('no' in judged) return judged
  const nothing = { width: null, height: null, seconds: null, variants: {} }

  if (judged.kind === 'photo') {
    const copies = await photoCopies(path, judged.mime)
    if (typeof copies === 'string') return { no: copies }
    const variants = { shown: await keep(store, copies.shown), thumb: await keep(store, copies.thumb) }
    return { ...nothing, judged, width: copies.width, height: copies.height, variants, copies: 'made', takenAt: copies.takenAt }
  }

  if (!tools) return { ...nothing, judged, copies: 'unable' }
  const probed = await probe(tools, path, judged.reader!)
  if (!probed) return { no: judged.kind === 'video' ? '这个视频打不开，可能没有录完整，请重新选择' : '这段录音打不开，可能没有录完整，请重新录制' }
  const really = probed.shows ? judged : asVoice(judged)
  const { width, height, seconds } = probed
  return tooLarge(really.kind, file.size) ?? { judged: really, width, height, seconds, variants: {}, copies: 'waiting' }
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Keeps a copy under its hash. */
export async function keep(store: Store, bytes: Buffer): Promise<string> {
  const key = contentKey(createHash('sha256').update(bytes).digest('hex'))
  if ((await store.size(key)) === undefined) await store.write(key, (async function* () { yield bytes })())
  return key
}

const UNABLE = '服务器没有安装视频转换程序，播放的是原始文件'

async function settle(office: Office, file: FileRow, sha256: string, { judged, variants, copies, width, height, seconds }: Found) {
  await inTransaction(office.db, async (tx) => {
    const changed = await tx.updateTable('kernel.file')
      .set({ state: 'ready', kind: judged.kind, mime: judged.mime, sha256, width, height, seconds, variants: JSON.stringify(variants), copies, detail: copies === 'unable' ? UNABLE : null })
      .where('id', '=', file.id).where('state', '=', 'uploading').executeTakeFirst()
    if (changed.numUpdatedRows !== 1n) return
    await publish(office, tx, file.id)
  })
}

async function publish(office: Office, tx: Tx, fileId: string) {
  const now = office.now()
  const { topic: name, body } = message(fileUploaded, { fileId })
  await tx.insertInto('kernel.outbox').values({ id: randomUUID(), topic: name, body: JSON.stringify(body), at: now, next_at: now }).execute()
  afterCommit(tx, () => office.live.wake())
}

/** The row stays for a while and says why; of the bytes nothing is kept. */
export async function refuseFile(office: Office, { store }: FileKeeping, file: FileRow, sentence: string) {
  await office.db.updateTable('kernel.file').set({ state: 'refused', detail: sentence }).where('id', '=', file.id).where('state', '=', 'uploading').execute()
  await removeParts(office, store, file.id)
}

export async function removeParts(office: Office, store: Store, id: string) {
  const parts = await office.db.deleteFrom('kernel.file_part').where('file_id', '=', id).returning('key').execute()
  for (const { key } of parts) await store.remove(key)
}
