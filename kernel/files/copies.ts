import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { sql } from 'kysely'
import type { Office } from '../office.ts'
import type { FileRow } from './file-row.ts'
import { keep } from './finish.ts'
import type { FileKeeping } from './keeping.ts'
import { asVoice, type Judged, kindOf } from './kind.ts'
import { makeAudible, makePlayable, makePoster, probe, type Tools } from './media.ts'
import { asJpeg, thumbOf } from './photo.ts'
import { contentKey, type Store, withLocalCopy, withScratch } from './store.ts'

const CLAIM_MINUTES = 45
const RETRY_MINUTES = 2
const MOST_TRIES = 3

/**
 * Makes posters and copies that play everywhere, one file at a time, outside of any transaction: a film takes minutes.
 * What waits is in the database, and whoever takes a file has it for a time; if it dies, another takes it then.
 */
export class CopyMaker {
  readonly #keeping: FileKeeping
  #running: Promise<void> | undefined
  #again = false
  #stop = new AbortController()

  constructor(keeping: FileKeeping) {
    this.#keeping = keeping
  }

  /** Goes to work if it is not at work; returns at once. */
  wake(office: Office) {
    if (!this.#keeping.tools || this.#stop.signal.aborted) return
    this.#again = true
    this.#running ??= this.#work(office, this.#keeping.tools).finally(() => (this.#running = undefined))
  }

  async idle() {
    while (this.#running) await this.#running
  }

  async close() {
    this.#stop.abort()
    await this.idle()
  }

  async #work(office: Office, tools: Tools) {
    while (this.#again && !this.#stop.signal.aborted) {
      this.#again = false
      try {
        for (let file = await claim(office); file; file = await claim(office)) {
          await this.#make(office, tools, file)
          if (this.#stop.signal.aborted) return
        }
      } catch (error) {
        office.log.error({ error: (error as Error).message }, 'copies of files cannot be made now; they will be tried again')
      }
    }
  }

  async #make(office: Office, tools: Tools, file: FileRow) {
    try {
      const made = await copiesOf(this.#keeping.store, tools, file, this.#stop.signal)
      await office.db.updateTable('kernel.file')
        .set({ copies: 'made', copies_until: null, variants: JSON.stringify({ ...file.variants, ...made.variants }), seconds: made.seconds ?? file.seconds, detail: null })
        .where('id', '=', file.id).execute()
    } catch (error) {
      await putOff(office, file, this.#stop.signal.aborted)
      office.log.warn({ file: file.id, error: (error as Error).message }, 'copies of a file could not be made')
    }
  }
}

async function claim(office: Office): Promise<FileRow | undefined> {
  const now = office.now()
  const until = new Date(now.getTime() + CLAIM_MINUTES * 60_000)
  const free = sql`copies = 'waiting' and (copies_until is null or copies_until <= ${now}::timestamptz)`
  const { rows } = await sql<FileRow>`
    update kernel.file set copies_until = ${until}::timestamptz, copies_tries = copies_tries + 1
    where id = (select id from kernel.file where ${free} order by made_at limit 1) and ${free} returning *`.execute(office.db)
  return rows[0]
}

/** An attempt that was broken off by the end of the process does not count. */
async function putOff(office: Office, file: FileRow, stopped: boolean) {
  const next = new Date(office.now().getTime() + RETRY_MINUTES * 60_000)
  const set = stopped ? { copies_until: null, copies_tries: file.copies_tries - 1 }
    : file.copies_tries < MOST_TRIES ? { copies_until: next }
    : { copies: 'failed', copies_until: null, detail: '这个文件无法转换成可播放的格式' }
  await office.db.updateTable('kernel.file').set(set).where('id', '=', file.id).where('copies', '=', 'waiting').execute()
}

type Made = { variants: Record<string, string>; seconds: number | null }

function copiesOf(store: Store, tools: Tools, file: FileRow, stop: AbortSignal): Promise<Made> {
  return withLocalCopy(store, contentKey(file.sha256!), async (path) => {
    const { reader } = await judgedAgain(path, file)
    return file.kind === 'voice' ? audible(store, tools, path, reader!, stop) : playable(store, tools, path, reader!, stop)
  })
}

async function judgedAgain(path: string, file: FileRow): Promise<Judged> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: 64 * 1024 - 1 })) chunks.push(chunk as Buffer)
  const judged = kindOf(Buffer.concat(chunks))
  if (!judged?.reader) throw new Error('neither film nor sound')
  return file.kind === 'voice' && judged.kind === 'video' ? asVoice(judged) : judged
}

async function audible(store: Store, tools: Tools, path: string, reader: string, stop: AbortSignal): Promise<Made> {
  return withScratch(store, async (copy) => {
    await makeAudible(tools, path, reader, copy, stop)
    // A browser's recording does not say how long it is; its copy does.
    const seconds = (await probe(tools, copy, 'mov', stop))?.seconds ?? null
    return { variants: { playable: await keepFile(store, copy) }, seconds }
  })
}

async function playable(store: Store, tools: Tools, path: string, reader: string, stop: AbortSignal): Promise<Made> {
  const pictures = await withScratch(store, async (picture) => {
    await makePoster(tools, path, reader, picture, stop)
    return { poster: await keep(store, await asJpeg(picture)), thumb: await keep(store, await thumbOf(picture)) }
  })
  return withScratch(store, async (copy) => {
    await makePlayable(tools, path, reader, copy, stop)
    const seconds = (await probe(tools, copy, 'mov', stop))?.seconds ?? null
    return { variants: { ...pictures, playable: await keepFile(store, copy) }, seconds }
  })
}

async function keepFile(store: Store, path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  const key = contentKey(hash.digest('hex'))
  await store.adopt(key, path)
  return key
}
