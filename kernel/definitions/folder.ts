import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/tables.ts'
import { lineOf } from './line-of.ts'
import type { Definitions } from './registry.ts'

/** What lies in a district's folder, by kind of definition. The day is when the first version takes effect. */
export type FolderFile = { kind: string; file: string; effectiveFrom?: (body: never) => string }

/**
 * Publishes what a district's folder holds and the database does not have yet. A faulty file stops the start, with its
 * name, the line and the reason; a version that people published later on the desk is left in force.
 */
export async function publishFolder(db: Db, definitions: Definitions, folder: string, files: readonly FolderFile[], now: Date) {
  await db.transaction().execute(async (tx) => {
    // Processes that start at once take turns; the second finds everything published.
    await sql`select pg_advisory_xact_lock(20260918)`.execute(tx)
    await definitions.load(tx)
    for (const file of files) await publishFile(tx, definitions, folder, file, now)
  })
}

async function publishFile(tx: Tx, definitions: Definitions, folder: string, { kind, file, effectiveFrom }: FolderFile, now: Date) {
  const path = join(folder, file)
  if (!existsSync(path)) throw new Error(`${path}: the district lacks its definition of ${kind}`)
  const text = readFileSync(path, 'utf8')
  const body = parse(path, text)
  if (definitions.has(kind, body)) return
  const faults = definitions.faults(kind, body)
  if (faults.length) {
    throw new Error(faults.slice(0, 10).map(({ at, message }) => `${path}:${lineOf(text, at)}: ${at} ${message}`).join('\n'))
  }
  const from = effectiveFrom?.(body as never) ?? '2019-01-01'
  await definitions.publish(tx, { kind, body, effectiveFrom: from, why: '区级定义文件', by: 'system', now })
  await definitions.load(tx)
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0)
    throw new Error(`${path}:${text.slice(0, position).split('\n').length}: ${(error as Error).message}`, { cause: error })
  }
}
