import { spanFromJson } from '../clocks/clock-set.ts'
import type { CaseRow, Db, Tx } from '../db/tables.ts'
import { canonical, sm3 } from './canonical.ts'
import { GENESIS, hashOf, sealOf, type LedgerEvent } from './event.ts'
import { fold } from './fold.ts'
import { headHash, periodOf, readSpan, signedText } from './head.ts'
import { isSigned } from './signer.ts'

export type Fault = { where: string; what: string }
export type Verdict = { cases: number; events: number; heads: number; signedUntil: Date | undefined; faults: Fault[] }

/** Heads that somebody kept outside, by their hash, and how to call them. */
export type Published = ReadonlyMap<string, string>

/** An erased seal is lawful only where a later event of its case names it. */
export const ERASES = 'kernel.erase'

/** People go on working while a ledger is walked: few enough that nobody waits for a page to be checked. */
const CASES = 50

/**
 * Walks a whole database: each event's hash, each chain without gap, each case and its clocks equal to the fold of its
 * events, each signed span as it was signed, each published head among them, each definition as it was published. Every fault is named with its case and event.
 */
export async function verifyLedger(db: Db, publicKeys: ReadonlyMap<string, string>, { published, progress }: { published?: Published; progress?: (cases: number) => void } = {}): Promise<Verdict> {
  const verdict: Verdict = { cases: 0, events: 0, heads: 0, signedUntil: undefined, faults: [] }
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const ids = await db.selectFrom('kernel.event').select('case_id').distinct().where('case_id', '>', after).orderBy('case_id').limit(CASES).execute()
    const orphans = await db.selectFrom('kernel.case').select('id').where('id', '>', after).orderBy('id').limit(CASES).execute()
    const page = [...new Set([...ids.map((r) => r.case_id), ...orphans.map((r) => r.id)])].toSorted().slice(0, CASES)
    if (page.length === 0) break
    // One snapshot a page, so that a ledger can be walked while people work.
    verifyPage(page, await db.transaction().setIsolationLevel('repeatable read').execute((tx) => readPage(tx, page)), verdict)
    after = page.at(-1)!
    progress?.(verdict.cases)
  }
  await verifyHeads(db, publicKeys, published ?? new Map(), verdict)
  await verifyDefinitions(db, verdict)
  return verdict
}

async function readPage(db: Tx, ids: readonly string[]) {
  return {
    events: (await db.selectFrom('kernel.event').selectAll().where('case_id', 'in', ids).orderBy('case_id').orderBy('seq').execute()) as unknown as LedgerEvent[],
    cases: await db.selectFrom('kernel.case').selectAll().where('id', 'in', ids).execute(),
    clocks: await db.selectFrom('kernel.clock').selectAll().where('case_id', 'in', ids).execute(),
    files: await db.selectFrom('kernel.case_file as on').leftJoin('kernel.file as file', 'file.id', 'on.file_id').select(['on.case_id', 'on.file_id', 'file.sha256']).where('on.case_id', 'in', ids).execute(),
  }
}

function verifyPage(ids: readonly string[], { events, cases, clocks, files }: Awaited<ReturnType<typeof readPage>>, verdict: Verdict) {
  const byCase = Map.groupBy(events, (event) => event.case_id)
  for (const id of ids) {
    const chain = byCase.get(id) ?? []
    const kase = cases.find((c) => c.id === id)
    verdict.cases += 1
    verdict.events += chain.length
    verdict.faults.push(...chainFaults(id, chain), ...foldFaults(id, chain, kase, clocks.filter((c) => c.case_id === id)), ...fileFaults(id, chain, files.filter((f) => f.case_id === id)))
  }
}

function chainFaults(id: string, chain: readonly LedgerEvent[]): Fault[] {
  const faults: Fault[] = []
  let prev = GENESIS
  let seq = 0
  for (const event of chain) {
    const where = `case ${id} event ${event.seq} (${event.verb})`
    if (event.seq !== seq + 1) faults.push({ where, what: `events ${seq + 1} to ${event.seq - 1} are missing (removed)` })
    else if (event.prev !== prev) faults.push({ where, what: 'does not follow from the event before it (re-ordered or replaced)' })
    if (hashOf(event) !== event.hash) faults.push({ where, what: 'its content does not give its hash (changed)' })
    if (event.seal && event.sealed && sealOf(event.sealed) !== event.seal) faults.push({ where, what: 'what is under its seal was changed' })
    // The fold believes what is sealed, and only its seal makes it part of the hash.
    if (!event.seal && event.sealed) faults.push({ where, what: 'something was put under a seal that it never had (added)' })
    if (event.seal && !event.sealed && !isErased(event, chain)) faults.push({ where, what: 'what was under its seal is gone, and no event erased it' })
    prev = event.hash
    seq = event.seq
  }
  return faults
}

/** `says.erases` holds the numbers of the events whose seals it empties. */
function isErased({ seq }: LedgerEvent, chain: readonly LedgerEvent[]): boolean {
  return chain.some((later) => later.verb === ERASES && later.seq > seq && (later.body.says as { erases?: readonly number[] }).erases?.includes(seq))
}

function foldFaults(id: string, chain: readonly LedgerEvent[], kase: CaseRow | undefined, clocks: readonly { name: string }[]): Fault[] {
  const where = `case ${id}`
  if (!kase) return [{ where, what: 'has events but no case (removed)' }]
  if (chain.length === 0) return [{ where, what: `${kase.number} has no events (cut off)` }]
  const last = chain.at(-1)!
  if (kase.version > last.seq) return [{ where, what: `${kase.number} is at version ${kase.version} but its events end at ${last.seq} (cut off)` }]
  const folded = fold(chain)
  const faults: Fault[] = []
  for (const [column, value] of Object.entries(kase)) {
    if (canonical(value) !== canonical(folded.kase[column] ?? null)) faults.push({ where, what: `${kase.number} column ${column} is not what its events say` })
  }
  for (const name of new Set([...folded.clocks.keys(), ...clocks.map((c) => c.name)])) {
    const row = clocks.find((c) => c.name === name) as Record<string, unknown> | undefined
    const told = folded.clocks.get(name) as Record<string, unknown> | undefined
    if (!row || !told || !sameClock(row, told)) faults.push({ where, what: `${kase.number} clock ${name} is not what its events say` })
  }
  return faults
}

/** What was attached is still there, is what it was, and nothing was put beside it. */
function fileFaults(id: string, chain: readonly LedgerEvent[], files: readonly { file_id: string; sha256: string | null }[]): Fault[] {
  const where = `case ${id}`
  const told = new Map(chain.flatMap((event) => event.body.files ?? []).map((file) => [file.id, file.sha256]))
  const kept = new Map(files.map((file) => [file.file_id, file.sha256]))
  return [
    ...[...told].filter(([file, sha256]) => kept.get(file) !== sha256).map(([file]) => ({ where, what: `file ${file} is gone or was exchanged` })),
    ...[...kept.keys()].filter((file) => !told.has(file)).map((file) => ({ where, what: `file ${file} was attached by no event` })),
  ]
}

const INSTANTS = ['due_at', 'done_at', 'next_at'] as const

function sameClock(row: Record<string, unknown>, told: Record<string, unknown>): boolean {
  const plain = ({ case_id: _case, name: _name, ...clock }: Record<string, unknown>) => ({
    ...clock,
    span: spanFromJson(clock['span']),
    ...Object.fromEntries(INSTANTS.map((key) => [key, clock[key] ? new Date(clock[key] as string) : null])),
  })
  return canonical(plain(row)) === canonical(plain(told))
}

async function verifyHeads(db: Db, publicKeys: ReadonlyMap<string, string>, published: Published, verdict: Verdict) {
  const heads = await db.selectFrom('kernel.head').selectAll().orderBy('since').execute()
  const first = heads[0]
  if (first) {
    const early = await db.selectFrom('kernel.event').select('case_id').distinct().where('at', '<', first.since).limit(20).execute()
    for (const { case_id } of early) verdict.faults.push({ where: `case ${case_id}`, what: `has events before ${periodOf(first)}, the first time that was signed (put in later)` })
  }
  let prev = GENESIS
  let until = first?.since
  const lost = new Map(published)
  for (const row of heads) {
    const head = { ...row, period: periodOf(row) }
    const where = `head ${head.period}`
    const key = publicKeys.get(head.key_id)
    if (head.prev !== prev || +head.since !== +until!) verdict.faults.push({ where, what: 'does not follow from the head before it (removed or replaced)' })
    if (!key) verdict.faults.push({ where, what: `is signed with key ${head.key_id}, which is not known here` })
    else if (!isSigned(signedText(head), head.signature, key)) verdict.faults.push({ where, what: 'its signature does not fit' })
    const now = await readSpan(db, head)
    if (now.events !== head.events || now.root !== head.root) {
      verdict.faults.push({ where, what: `had ${head.events} events when it was signed and has ${now.events} now, or they differ` })
    }
    prev = headHash(head)
    until = head.until
    lost.delete(prev)
  }
  for (const name of lost.values()) verdict.faults.push({ where: `published head ${name}`, what: 'is not in this database: what it covers was rewritten and signed anew, or cut off' })
  verdict.heads = heads.length
  verdict.signedUntil = until
}

/** Cases were judged by what was in force then: a definition is followed by another, never changed. */
async function verifyDefinitions(db: Db, verdict: Verdict) {
  const definitions = await db.selectFrom('kernel.definition').select(['kind', 'version', 'hash', 'body']).orderBy('kind').orderBy('version').execute()
  for (const { kind, version, hash, body } of definitions) {
    if (sm3(canonical(body)) !== hash) verdict.faults.push({ where: `definition ${kind} version ${version}`, what: 'its content does not give its hash (changed)' })
  }
}
