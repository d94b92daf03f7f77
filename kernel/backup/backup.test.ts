import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../config.ts'
import { openDatabase, type Database } from '../db/open.ts'
import type { Db } from '../db/tables.ts'
import { diskStore } from '../files/disk-store.ts'
import { contentKey } from '../files/store.ts'
import { system } from '../identity/actor.ts'
import { signHeads } from '../ledger/head.ts'
import { loadSigner, publicKeys } from '../ledger/keys.ts'
import { verifyLedger } from '../ledger/verify.ts'
import { begin, mattersWith, note } from '../testing/matters.ts'
import { openOffice } from '../testing/office.ts'
import { backUp } from './back-up.ts'
import { tablesIn } from './manifest.ts'
import { checkBackup, restore } from './restore.ts'

const modules = [mattersWith()]
/** Text with what breaks formats: quotes, backslashes, line ends, characters beyond the first plane, a JSON null inside JSON. */
const ODD = '"灯"坏了\\n\n\t\r，𠮷野家 \u0001 {"a":null}'

const folderFor = () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function openLived() {
  const office = await openOffice({ modules, at: '2026-03-04 10:00', config: readConfig({ NUANBAN_DEMO: '0', NUANBAN_DATA: folderFor() }) })
  const store = diskStore(join(office.office.config.data, 'files'))
  for (let n = 0; n < 30; n += 1) {
    const { id } = await office.as(system).open(begin, { text: n ? `第 ${n} 件` : ODD })
    await office.as(system).do(note, { caseId: id, text: ODD })
  }
  const bytes = Buffer.from('一张照片')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await store.write(contentKey(sha256), (async function* () { yield bytes })())
  await office.db.insertInto('kernel.file').values({ id: '00000000-0000-7000-8000-0000000000f1', owner: 'resident:1', name: 'a.jpg', size: bytes.length, received: bytes.length, kind: 'photo', mime: 'image/jpeg', sha256, state: 'ready', width: 1, height: 1, seconds: 1 / 3, variants: '{}', detail: null, made_at: office.now(), copies_until: null }).execute()
  await office.goTo('2026-03-05 10:00')
  await signHeads(office.office, await loadSigner(office.office))
  return { office, store, sha256, back: (folder: string) => backUp({ db: office.db, store, now: office.now }, folder) }
}

async function openEmpty(): Promise<{ database: Database; store: ReturnType<typeof diskStore> }> {
  const database = await openDatabase({ memory: true })
  onTestFinished(() => database.close())
  return { database, store: diskStore(folderFor()) }
}

/** Every row of every table, as the database writes it. */
async function rowsIn(db: Db): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const { name, columns } of await tablesIn(db)) {
    const { rows } = await sql.raw<{ row: string }>(`select row(${columns.map((column) => `${column.name}::text`).join(', ')})::text as row from ${name} order by 1`).execute(db)
    all[name] = rows.map(({ row }) => row)
  }
  return all
}

test('what is restored is what was there: every row, every file, the signatures, and the numbers go on', async () => {
  const { office, sha256, back } = await openLived()
  const folder = folderFor()
  const { rows, copied, missing } = await back(folder)
  expect([copied, missing]).toEqual([1, []])
  const { database, store } = await openEmpty()
  const manifest = await restore({ database, store, modules }, folder)

  const [before, after] = [await rowsIn(office.db), await rowsIn(database.db)]
  expect(after).toEqual(before)
  expect(Object.values(after).flat()).toHaveLength(rows)
  expect(after['kernel."case"'] ?? after['kernel.case']).toHaveLength(30)
  expect(manifest.head).not.toBeNull()
  expect((await verifyLedger(database.db, await publicKeys(database.db))).faults).toEqual([])
  expect(readFileSync(store.path!(contentKey(sha256)), 'utf8')).toBe('一张照片')
  const next = async (db: Db) => Number((await sql<{ n: string }>`select nextval('kernel.case_number') as n`.execute(db)).rows[0]!.n)
  expect(await next(database.db)).toBe(await next(office.db))
})

test('a second backup into the same folder copies no file again, and holds what has come since', async () => {
  const { office, back } = await openLived()
  const folder = folderFor()
  await back(folder)
  await office.as(system).open(begin, { text: '后来的一件' })
  expect(await back(folder)).toMatchObject({ copied: 0 })
  const { database, store } = await openEmpty()
  await restore({ database, store, modules }, folder)
  expect((await rowsIn(database.db))).toEqual(await rowsIn(office.db))
})

test('a backup that is damaged, cut off or incomplete is refused before anything is written, and the part is named', async () => {
  const { back, sha256 } = await openLived()
  const folder = folderFor()
  const { manifest } = await back(folder)
  const table = manifest.tables.find(({ name }) => name.endsWith('event'))!
  const path = join(folder, `tables/${table.name.replaceAll('"', '')}.ndjson.gz`)
  const whole = readFileSync(path)

  writeFileSync(path, gzipSync(gunzipSync(whole).toString().replace('第 7 件', '第 8 件')))
  await expect(checkBackup(folder)).rejects.toThrow(/event\.ndjson\.gz 与备份时不同/)
  writeFileSync(path, whole.subarray(0, whole.length / 2))
  await expect(checkBackup(folder)).rejects.toThrow(/event\.ndjson\.gz 与备份时不同/)
  rmSync(path)
  const { database, store } = await openEmpty()
  await expect(restore({ database, store, modules }, folder)).rejects.toThrow(/备份缺少 .*event\.ndjson\.gz/)
  expect((await sql<{ there: boolean }>`select to_regclass('kernel.case') is not null as there`.execute(database.db)).rows[0]!.there).toBe(false)
  writeFileSync(path, whole)
  writeFileSync(join(folder, 'files', contentKey(sha256)), '另一张照片')
  await expect(checkBackup(folder)).rejects.toThrow(/与备份时不同/)
})

test('a folder without a manifest is no backup: one that broke off has none', async () => {
  const { office, store, back } = await openLived()
  const folder = folderFor()
  await expect(checkBackup(folder)).rejects.toThrow('没有 manifest.json')
  await back(folder)
  const broken = { ...store, size: async () => { throw new Error('disk full') } }
  rmSync(join(folder, 'files'), { recursive: true })
  await expect(backUp({ db: office.db, store: broken, now: office.now }, folder)).rejects.toThrow('disk full')
  expect(existsSync(join(folder, 'manifest.json'))).toBe(false)
})

test('a file that the store has lost is named, and the rest is saved', async () => {
  const { store, sha256, back } = await openLived()
  await store.remove(contentKey(sha256))
  const folder = folderFor()
  expect(await back(folder)).toMatchObject({ missing: [sha256], copied: 0 })
  expect((await checkBackup(folder)).files).toEqual([])
})

test('a backup of an earlier version is restored as it was and then brought up to date, as if it had been here all the time', async () => {
  const { office, back } = await openLived()
  const folder = folderFor()
  await back(folder)
  const more = mkdtempSync(join(tmpdir(), 'nuanban-migrations-'))
  onTestFinished(() => rmSync(more, { recursive: true, force: true }))
  writeFileSync(join(more, '0001_louder.sql'), "update kernel.case set summary = summary || '！';")
  const { database, store } = await openEmpty()
  await restore({ database, store, modules: [...modules, { name: 'louder', migrations: new URL(`file://${more}/`) }] }, folder)
  const summaries = async (db: Db) => (await db.selectFrom('kernel.case').select('summary').orderBy('id').execute()).map(({ summary }) => summary)
  expect(await summaries(database.db)).toEqual((await summaries(office.db)).map((summary) => `${summary}！`))
})

test('into a database that has cases nothing is restored, nor is a backup of a program that is newer', async () => {
  const { office, back } = await openLived()
  const folder = folderFor()
  const { manifest } = await back(folder)
  const there = { db: office.db, script: async () => {}, engine: 'pglite', close: async () => {} } as Database
  await expect(restore({ database: there, store: diskStore(folderFor()), modules }, folder)).rejects.toThrow('已有事项')
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, migrations: [...manifest.migrations, { name: 'kernel/9999_future.sql', digest: 'x' }] }))
  const { database, store } = await openEmpty()
  await expect(restore({ database, store, modules }, folder)).rejects.toThrow('kernel/9999_future.sql')
})
