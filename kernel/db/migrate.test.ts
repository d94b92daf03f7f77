import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { freshDatabase } from '../testing/fresh-database.ts'
import { migrate, statementsOf } from './migrate.ts'
import { type Database, openDatabase } from './open.ts'

let folder: string
let databases: Database[]
beforeAll(async () => void (databases = await twoOnOne()))
afterAll(() => Promise.all([...new Set(databases)].map((database) => database.close())))
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'nuanban-migrate-'))))
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await databases[0]!.script(`drop schema if exists pens cascade; delete from nuanban.migration where name like 'pens/%'`)
})

/** Two processes' ways to one empty database; the embedded engine has only one. */
async function twoOnOne(): Promise<Database[]> {
  const url = await freshDatabase()
  if (!url) {
    const only = await openDatabase({ memory: true })
    return [only, only]
  }
  return Promise.all([1, 2].map(() => openDatabase({ url, pool: 2 })))
}

const write = (file: string, text: string) => writeFileSync(join(folder, file), text)
const modules = () => [{ name: 'pens', migrations: pathToFileURL(`${folder}/`) }]
const ran = async () => (await sql<{ name: string }>`select name from nuanban.migration where name like 'pens/%' order by name`.execute(databases[0]!.db)).rows.map(({ name }) => name)
const pens = async () => (await sql<{ n: number }>`select count(*)::int as n from pens.pen`.execute(databases[0]!.db)).rows[0]!.n

test('two processes that start at once run each migration once', async () => {
  write('0001_pens.sql', 'create schema pens;\ncreate table pens.pen (id int primary key);\ninsert into pens.pen values (1);')
  await Promise.all(databases.map((database) => migrate(database, modules())))
  expect(await ran()).toEqual(['pens/0001_pens.sql'])
  expect(await pens()).toBe(1)
})

test('what has run does not run again; what is new does, in the order of the numbers', async () => {
  write('0001_pens.sql', 'create schema pens;\ncreate table pens.pen (id int primary key);')
  await migrate(databases[0]!, modules())
  write('0003_third.sql', 'insert into pens.pen select max(id) + 1 from pens.pen;')
  write('0002_second.sql', 'insert into pens.pen values (1);')
  write('notes.txt', 'not sql')
  await migrate(databases[0]!, modules())
  await migrate(databases[0]!, modules())
  expect(await ran()).toEqual(['pens/0001_pens.sql', 'pens/0002_second.sql', 'pens/0003_third.sql'])
  expect(await pens()).toBe(2)
})

test('a migration that was edited after it ran stops the start and is named', async () => {
  write('0001_pens.sql', 'create schema pens;\ncreate table pens.pen (id int primary key);')
  await migrate(databases[0]!, modules())
  write('0001_pens.sql', 'create schema pens;\ncreate table pens.pen (id bigint primary key);')
  await expect(migrate(databases[0]!, modules())).rejects.toThrow('pens/0001_pens.sql was edited')
})

test('a migration that fails leaves nothing of itself and runs again when it is put right', async () => {
  write('0001_pens.sql', 'create schema pens;\ncreate table pens.pen (id int primary key);\ninsert into pens.nothing values (1);')
  await expect(migrate(databases[0]!, modules())).rejects.toThrow(/nothing/)
  expect(await ran()).toEqual([])
  write('0001_pens.sql', 'create schema pens;\ncreate table pens.pen (id int primary key);')
  await migrate(databases[0]!, modules())
  expect(await pens()).toBe(0)
})

test('a script is cut at semicolons that end a line, not within a function body', () => {
  const body = 'create function f() returns int language sql as $$\n  select 1;\n  select 2;\n$$;\n'
  expect(statementsOf(`-- said first\nselect 1;\n${body}select ';' as a;\nselect 3`).map((one) => one.trim())).toEqual(['select 1;', body.trim(), "select ';' as a;", 'select 3'])
})
