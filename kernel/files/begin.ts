import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, keyOf } from '../identity/actor.ts'
import type { Office } from '../office.ts'
import { Refused } from '../refusal.ts'
import { LARGEST } from './contract.ts'
import type { FileKeeping } from './keeping.ts'
import { noSpace } from './store.ts'

const GiB = 1024 ** 3
const SPARE_BYTES = GiB / 2
/** What one person may have on its way, or lying unused, within a day. */
const MOST_FILES = 40
const MOST_BYTES = 2 * GiB

/** Opens an upload of a name and a size. What it is, only its content will tell. */
export async function begin(office: Office, { store }: FileKeeping, actor: Actor, given: { name: string; size: number }): Promise<{ id: string; offset: number }> {
  if (given.size > LARGEST.video) throw new Refused('too_large', '文件太大：视频最大 500 MB，照片和录音最大 30 MB，请压缩后再传', 413, { largest: LARGEST })
  const owner = keyOf(actor)
  const { files, bytes } = await unusedOf(office, owner)
  if (files >= MOST_FILES || bytes + given.size > MOST_BYTES) throw new Refused('too_many_uploads', '您今天上传后未使用的文件太多，请先提交或移除一些，明天也可以再传', 429)
  // It is held twice for a moment, in pieces and whole; and a database on the same disk must never be left without room.
  const free = await store.free?.()
  if (free !== undefined && free < 2 * given.size + SPARE_BYTES) throw noSpace()

  const id = randomUUID()
  await office.db.insertInto('kernel.file')
    .values({ id, owner, name: tidyName(given.name), size: given.size, received: 0, state: 'uploading', variants: '{}', made_at: office.now() }).execute()
  return { id, offset: 0 }
}

async function unusedOf(office: Office, owner: string): Promise<{ files: number; bytes: number }> {
  const yesterday = new Date(office.now().getTime() - 86_400_000)
  return office.db.selectFrom('kernel.file as f')
    .select([sql<number>`count(*)::int`.as('files'), sql<number>`coalesce(sum(f.size), 0)::float8`.as('bytes')])
    .where('f.owner', '=', owner).where('f.made_at', '>', yesterday).where('f.state', '<>', 'refused')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('kernel.case_file as c').select('c.file_id').whereRef('c.file_id', '=', 'f.id'))))
    .executeTakeFirstOrThrow()
}

/** The last part of a path, without characters that steer a line instead of standing in it. */
function tidyName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)!.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').trim()
  return [...last].slice(0, 120).join('') || '未命名'
}
