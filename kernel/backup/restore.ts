import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { CompiledQuery, sql } from 'kysely'
import { Value } from 'typebox/value'
import type { Database } from '../db/open.ts'
import { migrate } from '../db/migrate.ts'
import type { Tx } from '../db/tables.ts'
import { contentKey, type Store } from '../files/store.ts'
import type { Module } from '../module.ts'
import { lastHead, Manifest, sha256Of, tablePath, tablesIn } from './manifest.ts'

/** Why a folder cannot be restored, in a sentence for whoever holds it. */
export class BadBackup extends Error {
  override name = 'BadBackup'
}

const ROWS_AT_ONCE = 1000

/** Reads what a backup says of itself and looks every part of it over. Throws BadBackup with the first that is not as it was written. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json')
  if (!existsSync(path)) throw new BadBackup(`${folder} 中没有 manifest.json：不是备份，或者备份中途停了`)
  const said: unknown = await readFile(path, 'utf8').then(JSON.parse).catch(() => undefined)
  if (!Value.Check(Manifest, said)) throw new BadBackup(`${path} 读不懂：文件损坏，或由更新的版本写成`)
  for (const { name, sha256 } of said.tables) await same(join(folder, tablePath(name)), sha256)
  for (const sha256 of said.files) await same(join(folder, 'files', contentKey(sha256)), sha256)
  return said
}

async function same(path: string, sha256: string) {
  if (!existsSync(path)) throw new BadBackup(`备份缺少 ${path}`)
  if ((await sha256Of(path)) !== sha256) throw new BadBackup(`${path} 与备份时不同：文件已损坏或被改动`)
}

/**
 * Puts a backup into an empty database of either engine, and its files into the store, in one transaction: either all of it is there
 * or nothing. A backup of a later version than ours is refused; one of an earlier version is restored and then brought up to date.
 */
export async function restore({ database, store, modules }: { database: Database; store: Store; modules: readonly Module[] }, folder: string, tell: (sentence: string) => void = () => {}): Promise<Manifest> {
  const manifest = await checkBackup(folder)
  await migrate(database, modules, new Set(manifest.migrations.map(({ name }) => name)))
  const { db } = database
  const { rows } = await sql<{ name: string; digest: string }>`select name, digest from nuanban.migration`.execute(db)
  const ours = new Map(rows.map(({ name, digest }) => [name, digest]))
  const foreign = manifest.migrations.filter(({ name, digest }) => ours.get(name) !== digest).map(({ name }) => name)
  if (foreign.length) throw new BadBackup(`备份由更新的或别的版本写成（${foreign.join('、')}）：请用当时的或更新的版本恢复`)
  if ((await sql<{ there: boolean }>`select exists (select from kernel.event) as there`.execute(db)).rows[0]!.there) throw new BadBackup('目标数据库里已有事项：请恢复到一个空的数据库')

  for (const sha256 of manifest.files) {
    if ((await store.size(contentKey(sha256))) === undefined) await store.write(contentKey(sha256), createReadStream(join(folder, 'files', contentKey(sha256))))
  }
  await db.transaction().execute(async (tx) => {
    const there = new Set((await tablesIn(tx)).map(({ name }) => name))
    await sql.raw(`truncate ${[...there].join(', ')}`).execute(tx)
    for (const table of manifest.tables) {
      if (!there.has(table.name)) throw new BadBackup(`本版本没有表 ${table.name}`)
      await fill(tx, folder, table, tell)
    }
    for (const { name, last } of manifest.sequences) await sql`select setval(${name}::regclass, ${last})`.execute(tx)
    const head = await lastHead(tx)
    if (head?.root !== manifest.head?.root || head?.until !== manifest.head?.until) throw new BadBackup('恢复后的账本签名与备份时不同')
  })
  await migrate(database, modules)
  return manifest
}

async function fill(tx: Tx, folder: string, { name, columns, rows }: Manifest['tables'][number], tell: (sentence: string) => void) {
  const insert = `insert into ${name} (${columns.map((column) => column.name).join(', ')}) select ${columns.map(({ type }, n) => `(line->>${n})::${type}`).join(', ')} from jsonb_array_elements($1::jsonb) as line`
  let page: string[] = []
  let done = 0
  const write = async () => {
    if (page.length === 0) return
    await tx.executeQuery(CompiledQuery.raw(insert, [`[${page.join(',')}]`]))
    done += page.length
    page = []
    tell(`${name} ${done}`)
  }
  for await (const line of createInterface({ input: createReadStream(join(folder, tablePath(name))).pipe(createGunzip()), crlfDelay: Infinity })) {
    if (page.push(line) >= ROWS_AT_ONCE) await write()
  }
  await write()
  if (done !== rows) throw new BadBackup(`${name} 应有 ${rows} 行，读到 ${done} 行`)
}
