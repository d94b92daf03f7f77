import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, types } from '@electric-sql/pglite'

/** PGlite blocks its thread for as long as a query runs, so it has one of its own. Answers come in the order asked. */

export type Question = { id: number; sql: string; params?: unknown[]; script?: boolean }
export type Answer =
  | { id: number; rows: unknown[]; count: number; command: string }
  | { id: number; error: { message: string; code?: string; constraint?: string; detail?: string } }

const port = parentPort!
const text = (value: string) => value
const pg = await PGlite.create({
  ...(workerData.folder ? { dataDir: workerData.folder } : {}),
  parsers: { [types.DATE]: text, [types.INT8]: Number },
})

port.on('message', async (question: Question | 'close') => {
  if (question === 'close') {
    await pg.close()
    process.exit(0)
  }
  const { id, sql, params, script } = question
  try {
    if (script) {
      await pg.exec(sql)
      port.postMessage({ id, rows: [], count: 0, command: 'SCRIPT' } satisfies Answer)
      return
    }
    const result = await pg.query(sql, params as never)
    const command = /^\s*(?:with\b[\s\S]*?\)\s*)?(insert|update|delete)/i.exec(sql)?.[1]?.toUpperCase() ?? 'SELECT'
    port.postMessage({ id, rows: result.rows, count: result.affectedRows ?? 0, command } satisfies Answer)
  } catch (thrown) {
    const e = thrown as Error & { code?: string; constraint?: string; detail?: string }
    const error = Object.fromEntries(
      Object.entries({ code: e.code, constraint: e.constraint, detail: e.detail }).filter(([, v]) => v !== undefined),
    )
    port.postMessage({ id, error: { message: e.message, ...error } } satisfies Answer)
  }
})
port.postMessage('ready')
