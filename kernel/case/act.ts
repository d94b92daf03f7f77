import { sql } from 'kysely'
import type { CaseView } from '../contract.ts'
import { check } from '../check.ts'
import { dayOf } from '../calendar/day.ts'
import { clockOf, ClockSet, type ClockRow } from '../clocks/clock-set.ts'
import type { CaseRow, Tx } from '../db/tables.ts'
import { afterCommit, inTransaction } from '../db/transaction.ts'
import { type Actor, keyOf } from '../identity/actor.ts'
import { isRecused } from '../identity/who.ts'
import { canonical, sm3 } from '../ledger/canonical.ts'
import { GENESIS, type LedgerEvent, nextEvent } from '../ledger/event.ts'
import type { Office } from '../office.ts'
import type { Outgoing } from '../outbox.ts'
import { notFound, refuse, Refused, refuseInput } from '../refusal.ts'
import { attachAsIn, type Attached, attachFiles, showFiles } from './attach.ts'
import { viewOf } from './can.ts'
import type { AnyOpeningVerb, AnyVerb, Settable } from './verb.ts'
import { writeAct } from './write.ts'

/** The one write path: checks and effects of an act in one transaction, with its case locked. */
export async function act(office: Office, actor: Actor, verb: AnyVerb, raw: unknown, within?: Tx): Promise<CaseView> {
  const input = check(verb.input, raw) as { caseId: string; version?: number; key?: string }
  const now = office.now()
  return within ? run(within) : inTransaction(office.db, run)

  async function run(tx: Tx): Promise<CaseView> {
    const found = await lockCase(tx, input.caseId, input.key ? { key: input.key, verb: verb.name, actor: keyOf(actor) } : undefined)
    if (!found || found.kase.kind !== verb.on.name || !maySee(office, actor, found.kase)) notFound()
    const { kase } = found
    const clocks = new ClockSet(found.clocks, now, office.calendar(), office.clockKinds)
    if (found.done) {
      refuseOther(found.done.sent, input)
      return viewOf(office, actor, kase, clocks.all())
    }
    if (!verb.may.some((who) => who.of(actor, kase))) refuse('not_yours', { zh: '这一步不由您办理', en: 'This step is not yours to take' })
    if (input.version && input.version !== kase.version) refuse('stale', { zh: '这件刚刚有了新的进展，请看过最新情况后再操作', en: 'This case has just moved on: please look at it as it is now, then act' }, { version: kase.version })
    const sensible = verb.from.includes(kase.state) && (verb.when?.(kase, { office, clocks, now }) ?? true)
    if (sensible instanceof Refused) throw sensible
    if (!sensible) refuse('wrong_state', { zh: '当前环节不能进行这一步，请刷新后查看', en: 'This cannot be done at the present stage: please reload and look again' }, { state: kase.state })

    const outgoing: Outgoing[] = []
    const files: Attached[] = []
    const outcome = await verb.run({
      office, tx, actor, input, kase, now, clocks,
      today: dayOf(now),
      calendar: office.calendar(),
      publish: (message: Outgoing) => outgoing.push(message),
      attach: async (ids: readonly string[], audience: 'applicant' | 'handler', label?: string) =>
        void files.push(...(await attachFiles(tx, { caseId: kase.id, seq: kase.version + 1, ids, audience, actor, label }))),
      show: (seq: number) => showFiles(tx, { caseId: kase.id, seq }),
    })

    const becomes = outcome.becomes ?? kase.state
    const set = changed(kase, { ...outcome.set, ...timing(kase, verb.on.closed.includes(becomes), clocks, now) })
    const event = nextEvent({
      case_id: kase.id, seq: kase.version + 1, at: latest(now, found.lastAt, office.signed.until), verb: verb.name, actor: keyOf(actor), was: kase.state, became: becomes,
      body: { set, clocks: clocks.changes(), says: outcome.says ?? {}, ...(files.length ? { files } : {}), ...(input.key ? { key: input.key } : {}) },
      seals: outcome.seals, sent: input.key ? digestOf(input) : undefined, prev: kase.head,
    })
    return finish(office, actor, tx, { event, columns: { ...kase, ...set }, clocks, outgoing, isNew: false })
  }
}

/** Opens a case under the id that the client chose (a UUIDv7), so that a submission sent twice opens one case. */
export async function open(office: Office, actor: Actor, verb: AnyOpeningVerb, raw: unknown, within?: Tx): Promise<CaseView> {
  const input = check(verb.input, raw) as { id: string }
  if (!verb.may.some((who) => who.of(actor, null))) refuse('not_yours', { zh: '您不能办理这一步，请先登录', en: 'You cannot do this: please sign in first' })
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/.test(input.id)) refuseInput({ zh: '编号格式有误，请重新提交', en: 'The id is malformed: please send it again' })
  const now = office.now()
  if (within) return run(within)
  try {
    return await inTransaction(office.db, run)
  } catch (error) {
    // A twin of this submission won the race by a moment: the second look finds its case and gives the same answer.
    if (isTwin(error)) return inTransaction(office.db, run)
    throw error
  }

  async function run(tx: Tx): Promise<CaseView> {
    const replay = await lockCase(tx, input.id)
    if (replay) return answerAgain(tx, replay)

    const clocks = new ClockSet([], now, office.calendar(), office.clockKinds)
    const outgoing: Outgoing[] = []
    const files: Attached[] = []
    const number = await office.nextNumber(now, tx)
    const outcome = await verb.run({
      office, tx, actor, input, now, clocks, number,
      id: input.id,
      today: dayOf(now),
      calendar: office.calendar(),
      publish: (message: Outgoing) => outgoing.push(message),
      attach: async (ids: readonly string[], audience: 'applicant' | 'handler', label?: string) =>
        void files.push(...(await attachFiles(tx, { caseId: input.id, seq: 1, ids, audience, actor, label }))),
      attachAsIn: async (act: { caseId: string; seq: number }) => void files.push(...(await attachAsIn(tx, act, { caseId: input.id, seq: 1 }))),
    })
    const at = outcome.openedAt ?? now
    const blank = { applicant_id: null, category: null, area: null, lng: null, lat: null, place: null, recused: [], pins: {}, facts: {}, closed_at: null }
    const columns = { ...blank, ...outcome.set, number, kind: verb.opens.name, opened_at: at, due_at: clocks.nextDue(), ...(verb.opens.closed.includes(outcome.becomes) ? { closed_at: outcome.closedAt ?? now } : {}) }
    const event = nextEvent({
      case_id: input.id, seq: 1, at: latest(now, office.signed.until), verb: verb.name, actor: keyOf(actor), was: '', became: outcome.becomes,
      body: { set: columns, clocks: clocks.changes(), says: outcome.says ?? {}, ...(files.length ? { files } : {}) },
      seals: outcome.seals, sent: digestOf(input), prev: GENESIS,
    })
    return finish(office, actor, tx, { event, columns: columns as unknown as CaseRow, clocks, outgoing, isNew: true })
  }

  async function answerAgain(tx: Tx, { kase, clocks }: Locked): Promise<CaseView> {
    const first = await tx.selectFrom('kernel.event').select(['actor', sql<string | null>`sealed->>'sent'`.as('sent')]).where('case_id', '=', kase.id).where('seq', '=', 1).executeTakeFirstOrThrow()
    if (first.actor !== keyOf(actor)) refuse('id_taken', { zh: '编号已被使用，请重新提交', en: 'The id is in use already: please send it again' })
    refuseOther(first.sent, input)
    return viewOf(office, actor, kase, clocks.map(clockOf))
  }
}

type Finished = { event: LedgerEvent; columns: CaseRow; clocks: ClockSet; outgoing: Outgoing[]; isNew: boolean }

async function finish(office: Office, actor: Actor, tx: Tx, { event, columns, clocks, outgoing, isNew }: Finished): Promise<CaseView> {
  await writeAct(tx, { event, isNew, outgoing, now: office.now() })
  const kase: CaseRow = { ...columns, id: event.case_id, state: event.became, version: event.seq, head: event.hash }
  afterCommit(tx, () => {
    office.live.tell({ kase, verb: event.verb, actor: event.actor, actorName: 'name' in actor ? actor.name : '' })
    if (outgoing.length) office.live.wake()
  })
  return viewOf(office, actor, kase, clocks.all())
}

/** A clock set back must neither turn the order of a history around nor put anything into time that is signed. */
const latest = (now: Date, ...before: (Date | undefined)[]): Date => before.reduce<Date>((at, one) => (one && one > at ? one : at), now)

/** What somebody meant to send, whatever version they had on the screen. */
const digestOf = ({ version: _version, ...input }: object & { version?: unknown }): string => sm3(canonical(input))

/** Sent again with other words: "done" would be an answer to words that were kept nowhere. Of what was erased nothing is known. */
function refuseOther(sent: string | null, input: object) {
  if (sent && sent !== digestOf(input)) refuse('sent_before', { zh: '这一步先前已经提交成功，这次改动的内容没有收进来。请查看已提交的内容，需要时再作补充', en: 'This was sent before and kept as it was then; what you have changed since was not taken in. Please look at what was kept, and add to it where needed' })
}

/** The twin wrote the case, or a row of its module, first: each table of a case is keyed by its id. */
const isTwin = (error: unknown) => (error instanceof Refused ? error.code === 'stale' : (error as { code?: string }).code === UNIQUE_VIOLATION)
const UNIQUE_VIOLATION = '23505'

/** `done`: this act, as its key says, was done before, with this input. */
type Locked = { kase: CaseRow; clocks: (ClockRow & { name: string })[]; lastAt: Date; done: { sent: string | null } | null }
type Keyed = { key: string; verb: string; actor: string }

/** The case and its clocks in one question, locked until the transaction ends. */
async function lockCase(tx: Tx, id: string, keyed?: Keyed): Promise<Locked | undefined> {
  const done = keyed ? sql`(select jsonb_build_object('sent', d.sealed->>'sent') from kernel.event d where d.case_id = c.id and d.body->>'key' = ${keyed.key} and d.verb = ${keyed.verb} and d.actor = ${keyed.actor})` : sql`null::jsonb`
  const ask = async () => {
    const { rows } = await sql<CaseRow & { clocks: (ClockRow & { name: string })[] | null; last_at: Date | null; done: Locked['done'] }>`
      select c.*, e.at as last_at, ${done} as done,
        (select jsonb_agg(to_jsonb(k)) from kernel.clock k where k.case_id = c.id) as clocks
      from kernel.case c left join kernel.event e on e.case_id = c.id and e.seq = c.version
      where c.id = ${id} for update of c`.execute(tx)
    return rows[0]
  }
  let row = await ask()
  // Whoever had to wait for the lock gets the case as it is now and all else as it was before: the event that goes with
  // it is then not to be seen. The case is ours by now, so that a second question finds everything as it is.
  if (row && !row.last_at) row = await ask()
  if (!row) return undefined
  const { clocks, last_at, done: wasDone, ...kase } = row
  if (!last_at) throw new Error(`case ${kase.number} has no event ${kase.version}`)
  return { kase, clocks: clocks ?? [], lastAt: last_at, done: wasDone }
}

export function maySee(office: Office, actor: Actor, kase: CaseRow): boolean {
  const kind = office.kinds.get(kase.kind)
  return !!kind && !isRecused(actor, kase) && kind.sees.some((who) => who.of(actor, kase))
}

function timing(kase: CaseRow, closes: boolean, clocks: ClockSet, now: Date): Settable & { due_at: Date | null; closed_at: Date | null } {
  return { due_at: closes ? null : clocks.nextDue(), closed_at: closes ? (kase.closed_at ?? now) : null }
}

/** Only what differs goes on the ledger. */
function changed(kase: CaseRow, set: Record<string, unknown>): Settable {
  return Object.fromEntries(
    Object.entries(set).filter(([column, value]) => JSON.stringify(value) !== JSON.stringify(kase[column as keyof CaseRow])),
  ) as Settable
}
