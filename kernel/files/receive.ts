import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Actor } from '../identity/actor.ts'
import type { Office } from '../office.ts'
import { refuse, Refused } from '../refusal.ts'
import type { FileState } from './contract.ts'
import type { TakenAt } from './exif-place.ts'
import { type FileRow, findFile, ownFile, stateOf } from './file-row.ts'
import type { FileKeeping } from './keeping.ts'
import { finish, refuseFile } from './finish.ts'
import { HEAD_BYTES } from './kind.ts'
import { judge } from './judge.ts'
import { Slices } from './slices.ts'
import { partKey, withSpace } from './store.ts'

/** So much is kept at a time: what a killed process can lose of a body, and all that has to be sent again. */
const PIECE_BYTES = 8 * 1024 * 1024
/** From this much on, the beginning of a file says what it is. */
const ENOUGH_TO_JUDGE = 4096

/**
 * Takes in a body from `offset` on, piece by piece. A piece is on the disk before its row counts it, and its row counts
 * it only while the file stands at the piece's beginning: of two that race, one goes on and the other is told where.
 */
export async function receive(office: Office, keeping: FileKeeping, actor: Actor, { id, offset, body }: { id: string; offset: number; body: Readable }): Promise<FileState> {
  const file = await ownFile(office, actor, id)
  sayRefused(file)
  if (offset !== file.received) refuseOffset(file.received)
  if (file.state === 'ready') return stateOf(file)

  const slices = new Slices(body)
  let takenAt: TakenAt | undefined
  try {
    const at = await withSpace(() => takeIn(office, keeping, file, slices))
    if (at === file.size && (await slices.more())) await refuseFile(office, keeping, file, '文件比登记的大，请重新选择后再传')
    else if (at === file.size) takenAt = await withSpace(() => finish(office, keeping, id))
  } finally {
    await slices.release()
  }
  const now = await findFile(office, id)
  sayRefused(now)
  return { ...stateOf(now), ...(takenAt ? { takenAt } : {}) }
}

async function takeIn(office: Office, { store, tools }: FileKeeping, file: FileRow, slices: Slices): Promise<number> {
  let at = file.received
  while (at < file.size && (await slices.more())) {
    const key = partKey(file.id, at)
    const size = await store.write(key, slices.take(Math.min(PIECE_BYTES, file.size - at)))
    const counted = await countPart(office, file.id, { at, size, key })
    if (!counted) {
      await store.remove(key)
      refuseOffset((await findFile(office, file.id)).received)
    }
    // Nobody should send half a gigabyte to hear at its end that it was no film.
    if (at === 0 && (size >= ENOUGH_TO_JUDGE || size === file.size)) {
      const judged = judge(await headOf(store, key), file)
      if ('no' in judged) await refuseFile(office, { store, tools }, file, judged.no)
      if ('no' in judged) throw notAccepted(judged.no)
    }
    at += size
  }
  return at
}

async function headOf(store: FileKeeping['store'], key: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await store.read(key, { from: 0, to: HEAD_BYTES - 1 })) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function countPart(office: Office, id: string, part: { at: number; size: number; key: string }): Promise<boolean> {
  const { rows } = await sql`
    with f as (update kernel.file set received = received + ${part.size}::bigint
      where id = ${id}::uuid and received = ${part.at}::bigint and state = 'uploading' returning id)
    insert into kernel.file_part (file_id, at, size, key) select f.id, ${part.at}::bigint, ${part.size}::bigint, ${part.key}::text from f returning at`.execute(office.db)
  return rows.length === 1
}

const refuseOffset = (offset: number) => refuse('offset', '上传位置不一致，请从服务器已收到的位置继续', { offset })

const notAccepted = (sentence: string) => new Refused('not_accepted', sentence, 415)

function sayRefused(file: FileRow) {
  if (file.state === 'refused') throw notAccepted(file.detail ?? '这个文件无法使用，请重新选择')
}
