import { sql } from 'kysely'
import { open } from '#kernel/case/act.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import { system } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { recordImport } from '../record-import.ts'
import { headerOf } from './header.ts'
import type { Mapping } from './mapping.ts'
import { type Fault, type ImportRecord, type Reader, recordOf } from './row-to-record.ts'
import { openSheet, type Sheet, type SheetRow } from './sheet.ts'

export type Progress = { phase: 'check' | 'write'; done: number; of: number | undefined; perSecond: number }

export type ImportResult = {
  rows: number
  written: number
  /** There already: from the same import, broken off before or run twice. */
  already: number
  faults: readonly Fault[]
  faultyRows: number
  /** False when nothing was written: something is wrong, or only a check was asked for. */
  went: boolean
  seconds: number
  writeSeconds: number
}

type Given = { path: string; mapping: Mapping; importId?: string; skipFaulty?: boolean; dryRun?: boolean; batch?: number; progress?: (now: Progress) => void }

const USUAL_BATCH = 50

/**
 * Reads the sheet twice: once to find everything that is wrong with it, and only then to write. Rows are written in
 * batches, each a transaction; their ids follow from the import, so that one that was killed goes on where it stopped.
 */
export async function runImport(office: Office, given: Given): Promise<ImportResult> {
  const started = performance.now()
  const importId = given.importId ?? given.mapping.id
  const now = office.now()
  const found = await checkAll(office, given, importId, now)
  const nothing = { rows: found.rows, written: 0, already: 0, faults: found.faults, faultyRows: found.faulty.size, writeSeconds: 0 }
  if (given.dryRun || (found.faulty.size > 0 && !given.skipFaulty)) return { ...nothing, went: false, seconds: since(started) }

  const writing = performance.now()
  const progress = paced('write', found.rows - found.faulty.size, given.progress)
  let written = 0
  let already = 0
  let batch: ImportRecord[] = []
  const flush = async () => {
    if (batch.length === 0) return
    const fresh = await writeBatch(office, importId, batch)
    written += fresh
    already += batch.length - fresh
    batch = []
    progress(written + already)
  }
  for await (const { reader, row } of dataRows(office, given, importId, now)) {
    if (found.faulty.has(row.row)) continue
    const read = recordOf(reader, row)
    if ('faults' in read) throw new Error(`row ${row.row} changed while it was being imported`)
    batch.push(read.record)
    if (batch.length >= (given.batch ?? USUAL_BATCH)) await flush()
  }
  await flush()
  // A table that has just become many times larger is asked badly until its statistics are new.
  if (written > 0) await sql`analyze`.execute(office.db)
  return { ...nothing, written, already, went: true, seconds: since(started), writeSeconds: since(writing) }
}

async function checkAll(office: Office, given: Given, importId: string, now: Date) {
  const progress = paced('check', undefined, given.progress)
  const faults: Fault[] = []
  const faulty = new Set<number>()
  const ids = new Map<string, number>()
  let rows = 0
  for await (const { reader, row } of dataRows(office, given, importId, now)) {
    rows += 1
    progress(rows)
    const read = recordOf(reader, row)
    const wrong = 'faults' in read ? read.faults : twice(read.record, ids, given.mapping)
    if (wrong.length === 0) continue
    faulty.add(row.row)
    faults.push(...wrong)
  }
  return { rows, faults, faulty }
}

/** Two rows with one number would be one case, and the second would be lost in silence. */
function twice(record: ImportRecord, ids: Map<string, number>, mapping: Mapping): Fault[] {
  const before = ids.get(record.id)
  if (before === undefined) {
    ids.set(record.id, record.row)
    return []
  }
  const from = mapping.fields.externalId
  return [{ row: record.row, column: typeof from === 'string' ? from : from && 'column' in from ? from.column : '', value: record.externalId ?? '', reason: `编号与第 ${before} 行相同` }]
}

async function* dataRows(office: Office, { path, mapping }: Given, importId: string, now: Date): AsyncGenerator<{ reader: Reader; row: SheetRow }> {
  const sheet: Sheet = await openSheet(path, mapping)
  const header = mapping.header ?? 1
  let reader: Reader | undefined
  for await (const row of sheet.rows) {
    if (row.row < header) continue
    if (!reader) reader = { office, mapping, importId, now, date1904: sheet.date1904, columns: headerOf(row, mapping, header) }
    // A row of which nothing is filled is paper, not a message.
    else if (row.cells.some((cell) => cell !== undefined && (typeof cell !== 'string' || cell.trim() !== ''))) yield { reader, row }
  }
  if (!reader) headerOf({ row: header, cells: [] }, mapping, header)
}

/** How many of them were new. Who runs the same import twice at once waits here, and finds the rows of the other. */
async function writeBatch(office: Office, importId: string, records: readonly ImportRecord[]): Promise<number> {
  return inTransaction(office.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`requests.import:${importId}`}, 0))`.execute(tx)
    const rows = await tx.selectFrom('kernel.case').select('id').where('id', 'in', records.map((record) => record.id)).execute()
    const there = new Set(rows.map((row) => row.id))
    const fresh = records.filter((record) => !there.has(record.id))
    for (const record of fresh) await open(office, system, recordImport, record, tx)
    return fresh.length
  })
}

const since = (started: number) => (performance.now() - started) / 1000

/** Says how far it is at most four times a second, and at the end of each batch that ends the whole. */
function paced(phase: Progress['phase'], of: number | undefined, say: ((now: Progress) => void) | undefined) {
  const started = performance.now()
  let last = 0
  return (done: number) => {
    if (!say || (performance.now() - last < 250 && done !== of)) return
    last = performance.now()
    say({ phase, done, of, perSecond: done / Math.max(since(started), 0.001) })
  }
}
