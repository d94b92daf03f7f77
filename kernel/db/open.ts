import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { type Lock, lockFolder } from './lock.ts'
import { startPglite } from './pglite.ts'
import { poolOf } from './postgres.ts'
import type { Db, KernelTables } from './tables.ts'

export type Database = {
  db: Db
  engine: 'pglite' | 'postgres'
  script: (sql: string) => Promise<void>
  close: () => Promise<void>
  /** Where the database is in a folder that this process has for itself: how others are answered who want it. */
  onCall?: Lock['onCall']
}

/** `watch` sees every statement before it is sent: for measurements and for tests of what is sent. */
export type Where = { url: string; pool?: number; watch?: (sql: string, parameters: readonly unknown[]) => void } | { folder: string } | { memory: true }

/** Opens PostgreSQL by address, or the embedded one in a folder (locked for this process) or in memory (for tests). */
export async function openDatabase(where: Where): Promise<Database> {
  if ('url' in where) {
    const pool = poolOf(where.url, where.pool ?? 16)
    return { ...wrap(pool, where.watch), engine: 'postgres' }
  }
  if ('memory' in where) return { ...wrap(await startPglite(undefined)), engine: 'pglite' }

  mkdirSync(where.folder, { recursive: true })
  const folder = realpathSync(where.folder)
  const lock = await lockFolder(folder)
  const pglite = await startPglite(join(folder, 'postgres'))
  const database = wrap(pglite)
  const care = takeCare(pglite.script)
  return {
    ...database,
    engine: 'pglite',
    onCall: lock.onCall,
    async close() {
      clearInterval(care)
      await database.close()
      await lock.release()
    },
  }
}

type Pool = { connect: () => Promise<unknown>; script: (sql: string) => Promise<void>; end: () => Promise<void> }

function wrap(pool: Pool, watch?: (sql: string, parameters: readonly unknown[]) => void): Omit<Database, 'engine'> {
  const db = new Kysely<KernelTables>({
    dialect: new PostgresDialect({ pool: pool as never }),
    ...(watch ? { log: ({ query }) => watch(query.sql, query.parameters) } : {}),
  })
  return { db, script: pool.script, close: () => db.destroy() }
}

// PGlite runs no checkpoint, no vacuum and no analyse of its own: its log grew to 1.3 GB in a minute of load without.
function takeCare(script: (sql: string) => Promise<void>) {
  let minutes = 0
  return setInterval(() => {
    minutes += 1
    careAt(minutes).reduce((before, sql) => before.then(() => script(sql)), Promise.resolve()).catch(() => {})
  }, 60_000).unref()
}

/** Each is a script of its own: statements that are sent together are one transaction, in which nothing can be vacuumed. */
export const careAt = (minutes: number): string[] => (minutes % 10 === 1 ? ['vacuum analyze', 'checkpoint'] : ['checkpoint'])
