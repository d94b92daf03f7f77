import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import type { Tx } from '../db/tables.ts'
import type { Office } from '../office.ts'
import { lineOf } from './line-of.ts'
import { parsed } from './parsed.ts'
import type { Definitions } from './registry.ts'

/**
 * What lies in a district's folder, by kind of definition. The day is when the first version takes effect. A kind with many
 * documents has a folder of them, named after each: `matters/food-permit.json` is `matter:food-permit`. It may be missing.
 */
export type FolderFile = { kind: string; effectiveFrom?: (body: never) => string } & ({ file: string } | { each: string })
type OneFile = { kind: string; file: string; effectiveFrom?: (body: never) => string }

type Publishing = Pick<Office, 'db' | 'definitions' | 'log' | 'now'>

/** What became of a folder: the files that people's own versions stand against, and those that follow an earlier version. */
type Outcome = { left: string[]; followed: { path: string; kind: string; before: unknown }[] }

/**
 * Publishes what a district's folder holds and the database does not have yet. A faulty file stops the start, with its
 * name, the line and the reason, and so does one that takes away what other definitions name; a version that people
 * published on the desk is left in force.
 */
export async function publishFolder(office: Publishing, folder: string, files: readonly FolderFile[]) {
  await office.db.transaction().execute(async (tx) => {
    // Processes that start at once take turns; the second finds everything published.
    await sql`select pg_advisory_xact_lock(20260918)`.execute(tx)
    await office.definitions.load(tx)
    const outcome: Outcome = { left: [], followed: [] }
    for (const file of files.flatMap((one) => filesOf(folder, one))) await publishFile(office, tx, folder, file, outcome)
    const broken = outcome.followed.flatMap((one) => brokenBy(office.definitions, one))
    if (broken.length) throw faulty(broken, outcome)
  })
}

/** The files that there are of what a folder may hold. */
export function filesOf(folder: string, one: FolderFile): OneFile[] {
  if ('file' in one) return [one]
  const below = join(folder, one.each)
  const names = existsSync(below) ? readdirSync(below).filter((name) => name.endsWith('.json')).toSorted() : []
  return names.map((name) => ({ kind: `${one.kind}:${basename(name, '.json')}`, file: join(one.each, name), ...(one.effectiveFrom ? { effectiveFrom: one.effectiveFrom } : {}) }))
}

async function publishFile({ definitions, log, now }: Publishing, tx: Tx, folder: string, { kind, file, effectiveFrom }: OneFile, outcome: Outcome) {
  const path = join(folder, file)
  if (!existsSync(path)) throw new Error(`${path}: the district lacks its definition of ${kind}`)
  const text = readFileSync(path, 'utf8')
  const body = parsed(path, text)
  if (definitions.has(kind, body)) return
  const newest = definitions.newest(kind)
  if (newest && newest.by !== 'system') {
    log.warn({ file: path, version: newest.version }, 'a changed file is not taken in, for people published this definition on the desk')
    outcome.left.push(`${path}: is not in force, for people published version ${newest.version} of ${kind} on the desk`)
    return
  }
  const faults = definitions.faults(kind, body)
  if (faults.length) throw faulty(faults.map(({ at, message }) => `${path}:${lineOf(text, at)}: ${at} ${message}`), outcome)
  const from = effectiveFrom?.(body as never) ?? '2019-01-01'
  await definitions.publish(tx, { kind, body, effectiveFrom: from, why: '区级定义文件', by: 'system', now: now() })
  await definitions.load(tx)
  if (newest) outcome.followed.push({ path, kind, before: newest.body })
}

/** What other definitions say wrongly since this file took the place of what was before. */
function brokenBy(definitions: Definitions, { path, kind, before }: Outcome['followed'][number]): string[] {
  const wrong = (body: unknown) => definitions.faultsElsewhere(kind, body).map((fault) => `${path}: breaks ${fault.kind} version ${definitions.newest(fault.kind)!.version}: ${fault.message}`)
  const known = new Set(wrong(before))
  return wrong(definitions.newest(kind)!.body).filter((fault) => !known.has(fault))
}

const faulty = (faults: readonly string[], { left }: Outcome) => new Error([...faults.slice(0, 10), ...left].join('\n'))
