import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { careAt, openDatabase } from './open.ts'

test('the care that the embedded engine does not take of itself is taken: the planner learns how long a table is', async () => {
  const { db, script, close } = await openDatabase({ memory: true })
  await script('create table many as select generate_series(1, 1000) as n')
  for (const each of careAt(1)) await script(each)
  const { rows } = await sql`select reltuples::int as rows from pg_class where relname = 'many'`.execute(db)
  expect(rows).toEqual([{ rows: 1000 }])
  expect(careAt(2)).toEqual(['checkpoint'])
  await close()
}, 120_000)

test('whoever asks a database that has ended is told so, and does not wait for ever', async () => {
  const { db, script, close } = await openDatabase({ memory: true })
  await sql`select 1`.execute(db)
  await close()
  await expect(script('select 1')).rejects.toThrow('has ended')
}, 120_000)
