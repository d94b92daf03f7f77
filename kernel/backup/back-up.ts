import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/tables.ts'
import { contentKey, type Store } from '../files/store.ts'
import { lastHead, type Manifest, sequencesIn, sha256Of, type Table, tablePath, tablesIn } from './manifest.ts'

const ROWS_AT_ONCE = 2000

export type BackedUp = { manifest: Manifest; rows: number; copied: number; /** Contents that the store should have and has not. */ missing: string[] }

/**
 * Writes everything into a folder: all rows as they were at one moment, and all files. Values are written as the database's own text, so
 * that either engine reads them back unchanged. Contents that lie in the folder from an earlier time are not copied again. Only when all
 * is on the disk does it get its manifest: a folder without one is no backup.
 */
export async function backUp({ db, store, now }: { db: Db; store: Store; now: () => Date }, folder: string, tell: (sentence: string) => void = () => {}): Promise<BackedUp> {
  await rm(join(folder, 'manifest.json'), { force: true })
  await rm(join(folder, 'tables'), { recursive: true, force: true })
  await mkdir(join(folder, 'tables'), { recursive: true })

  const { files, ...said } = await db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
    const { rows: migrations } = await sql<{ name: string; digest: string }>`select name, digest from nuanban.migration order by name`.execute(tx)
    const tables: Manifest['tables'] = []
    for (const table of await tablesIn(tx)) {
      const path = join(folder, tablePath(table.name))
      let rows = 0
      await pipeline(Readable.from(linesOf(tx, table, (count) => { rows += count; tell(`${table.name} ${rows}`) })), createGzip({ level: 6 }), createWriteStream(path, { flush: true }))
      tables.push({ ...table, rows, sha256: await sha256Of(path) })
    }
    return { migrations, tables, sequences: await sequencesIn(tx), head: await lastHead(tx), files: await contentsIn(tx) }
  })

  const missing: string[] = []
  let copied = 0
  for (const sha256 of files) {
    const path = join(folder, 'files', contentKey(sha256))
    if (existsSync(path)) continue
    if ((await store.size(contentKey(sha256))) === undefined) {
      missing.push(sha256)
      continue
    }
    await mkdir(dirname(path), { recursive: true })
    await pipeline(await store.read(contentKey(sha256)), createWriteStream(`${path}.part`, { flush: true }))
    await rename(`${path}.part`, path)
    copied += 1
    tell(`files ${copied}`)
  }
  const manifest: Manifest = { format: 1, madeAt: now().toISOString(), ...said, files: files.filter((sha256) => !missing.includes(sha256)) }
  await writeFile(join(folder, 'manifest.part'), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true })
  await rename(join(folder, 'manifest.part'), join(folder, 'manifest.json'))
  return { manifest, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), copied, missing }
}

/** A cursor, so that the largest table takes no more memory than a page of it. */
async function* linesOf(tx: Tx, { name, columns }: Table, count: (rows: number) => void): AsyncGenerator<string> {
  const values = columns.map((column) => `${column.name}::text`).join(', ')
  await sql.raw(`declare backup_rows no scroll cursor for select jsonb_build_array(${values})::text as line from ${name}`).execute(tx)
  for (;;) {
    const { rows } = await sql.raw<{ line: string }>(`fetch ${ROWS_AT_ONCE} from backup_rows`).execute(tx)
    if (rows.length === 0) break
    count(rows.length)
    yield rows.map(({ line }) => `${line}\n`).join('')
  }
  await sql.raw('close backup_rows').execute(tx)
}

/** Every content that a finished file consists of: itself, its thumbnail, its poster, its playable copy. */
async function contentsIn(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from kernel.file where sha256 is not null and state = 'ready'
    union select regexp_replace(value, '^.*/', '') from kernel.file, jsonb_each_text(variants) where state = 'ready' order by 1`.execute(tx)
  return rows.map(({ sha256 }) => sha256)
}
