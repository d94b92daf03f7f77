import { sql } from 'kysely'
import { openDatabase } from '../db/open.ts'

/** The address of an empty database of its own, in the PostgreSQL that the test command started; none on the embedded engine. */
export async function freshDatabase(): Promise<string | undefined> {
  if (process.env['NUANBAN_DB'] !== 'postgres') return undefined
  const server = process.env['NUANBAN_TEST_PG']
  if (!server) throw new Error('NUANBAN_DB=postgres needs NUANBAN_TEST_PG; npm test sets both')
  const name = `t_${process.pid}_${crypto.randomUUID().slice(0, 8)}`
  const admin = await openDatabase({ url: server, pool: 1 })
  await sql.raw(`create database ${name}`).execute(admin.db)
  await admin.close()
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.toString()
}
