import type { ColumnType } from 'kysely'
import { caseIdAt } from '#kernel/case/case-id.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import type { Db, Tx } from '#kernel/db/tables.ts'
import { type Actor, keyOf } from '#kernel/identity/actor.ts'
import { spend } from '#kernel/identity/allowance.ts'
import { canonical, sm3 } from '#kernel/ledger/canonical.ts'
import type { Office } from '#kernel/office.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import type { ApplicationTables } from '../application.ts'
import { type Library, libraryOn } from '../plan/library.ts'
import { askAccount, identityNumberOf } from './account.ts'
import { isWellFormed } from './as-answer.ts'
import { type Asked, type Exchange, openExchange } from './ask-register.ts'
import type { RegisterRecord, Reply } from './register-contract.ts'

/** `asking`: the office went down before the answer came. */
export type Outcome = Asked['outcome'] | 'asking'

/** What was asked about, and what was said, until it is forgotten. The digest is of `said` alone. */
export type Evidence = { by: string; value: string; said: Reply | null; detail?: string }

export type LookupTables = ApplicationTables & {
  'approvals.lookup': {
    case_id: string; id: string; register: string; what: string[]; asked_by: string; purpose: string; basis: string
    consent_at: Date; at: Date; took_ms: number; outcome: Outcome; digest: string | null; answer: ColumnType<Evidence | null, string | null, string | null>
  }
}

export type LookUp = { id: string; outcome: Outcome; record: RegisterRecord }
type Given = { caseId: string; actor: Actor; register: string; value: string; what: readonly string[]; purpose: string; consentAt: Date }

const MINUTES_GOOD = 10
const PER_PERSON = [{ seconds: 3600, most: 60 }, { seconds: 86_400, most: 200 }]

/**
 * 数据核验: asks a register of another department, and keeps who asked what, why, on whose consent, and what was said. The row
 * is there before the question leaves the house. Never within a transaction: the other side takes as long as it takes.
 */
export async function lookUp(office: Office, { caseId, actor, register: key, value, what, purpose, consentAt }: Given): Promise<LookUp> {
  const { registers, elements } = libraryOn(office.definitions, dayOf(office.now()))
  const register = registers.get(key) ?? refuse('no_such_register', { zh: '共享目录中没有这个数据源', en: 'There is no such register' })
  mayBeAsked(office, actor, register.by, elements, value)
  const exchange = register.by === 'account' ? undefined : exchangeOf(office)
  const db = office.db as unknown as Db<LookupTables>
  const asked_by = keyOf(actor)

  const begun = await inTransaction(office.db, async (kernelTx): Promise<LookUp | string> => {
    const tx = kernelTx as unknown as Tx<LookupTables>
    await isTheirs(tx, caseId, actor)
    const known = await knownAlready(tx, { caseId, asked_by, register: key, value, what, since: new Date(office.now().getTime() - MINUTES_GOOD * 60_000) })
    if (known) return known
    if (exchange) await spend(kernelTx, `lookup:${asked_by}`, PER_PERSON, office.now())
    const row = { case_id: caseId, id: caseIdAt(office.now()), register: key, what: [...what], asked_by, purpose, basis: register.basis, consent_at: consentAt, at: office.now(), took_ms: 0, outcome: 'asking' as const, digest: null, answer: JSON.stringify({ by: register.by, value, said: null } satisfies Evidence) }
    await tx.insertInto('approvals.lookup').values(row).execute()
    return row.id
  })
  if (typeof begun !== 'string') return begun

  const started = performance.now()
  const asked = exchange
    ? await exchange.ask(register, { by: register.by, value, fields: [...what], purpose, basis: register.basis, caseId, consentAt: consentAt.toISOString(), requestId: begun })
    : outcomeOf(askAccount(office, actor, what))
  const said = 'reply' in asked ? asked.reply : null
  const evidence: Evidence = { by: register.by, value, said, ...('detail' in asked ? { detail: asked.detail } : {}) }
  await db.updateTable('approvals.lookup').where('case_id', '=', caseId).where('id', '=', begun)
    .set({ outcome: asked.outcome, took_ms: Math.round(performance.now() - started), digest: said && sm3(canonical(said)), answer: JSON.stringify(evidence) }).execute()
  if ('detail' in asked) office.log.warn({ register: key, outcome: asked.outcome, detail: asked.detail, lookup: begun }, 'a register did not answer')
  return { id: begun, outcome: asked.outcome, record: recordOf(said) }
}

const outcomeOf = (reply: Reply): Asked => ({ outcome: reply.found ? 'found' : 'not_found', reply })
const recordOf = (said: Reply | null): RegisterRecord => (said?.found ? said.record : {})

/**
 * A key that the account itself knows, as one’s identity number, is the account’s and nobody else’s: whoever types another’s has
 * not that person’s consent. Registers of children, of the dead, of staff are asked by elements of their own.
 */
function mayBeAsked({ config }: Office, actor: Actor, by: string, elements: Library['elements'], value: string) {
  if (by === 'account') return
  const element = elements.get(by)
  if (!isWellFormed(element, value)) refuse('bad_key', { zh: `“${element?.name ?? by}”有误，请核对后再查询`, en: `${element?.en ?? by} is wrong: please check it before looking anything up` })
  const isOwn = element?.check === 'identity_number' && element.source?.by === 'account'
  if (actor.is === 'resident' && isOwn && value !== identityNumberOf(config, actor)) refuse('not_your_number', { zh: '只能凭本人的同意查询本人的信息，请手工填写并上传材料', en: 'You can consent to a look-up about yourself alone: please fill it in by hand and upload the documents' })
}

/**
 * A draft belongs to whoever keeps it, or first looked something up for it, an application to its applicant. Staff come by a
 * verb, which asks for their right.
 */
export async function isTheirs(tx: Db<LookupTables>, caseId: string, actor: Actor) {
  if (actor.is === 'staff') return
  if (actor.is !== 'resident') notFound()
  const kase = await tx.selectFrom('kernel.case').select('applicant_id').where('id', '=', caseId).executeTakeFirst()
  const draft = await tx.selectFrom('approvals.draft').select('resident_id').where('case_id', '=', caseId).executeTakeFirst()
  const other = await tx.selectFrom('approvals.lookup').select('id').where('case_id', '=', caseId).where('asked_by', 'like', 'resident:%').where('asked_by', '!=', keyOf(actor)).limit(1).executeTakeFirst()
  if (other || (kase && kase.applicant_id !== actor.id) || (draft && draft.resident_id !== actor.id)) notFound()
}

/** What was said about this key a moment ago, in one answer or several. */
async function knownAlready(tx: Tx<LookupTables>, given: { caseId: string; asked_by: string; register: string; value: string; what: readonly string[]; since: Date }): Promise<LookUp | undefined> {
  const rows = await tx.selectFrom('approvals.lookup').select(['id', 'what', 'outcome', 'answer']).where('case_id', '=', given.caseId).where('register', '=', given.register)
    .where('asked_by', '=', given.asked_by).where('at', '>', given.since).where('outcome', 'in', ['found', 'not_found']).orderBy('at', 'desc').orderBy('id', 'desc').execute()
  const about = rows.filter((row) => row.answer?.value === given.value)
  const isAll = about.length > 0 && given.what.every((field) => about.some((row) => row.what.includes(field)))
  return isAll ? { id: about[0]!.id, outcome: about[0]!.outcome, record: Object.assign({}, ...about.toReversed().map((row) => recordOf(row.answer!.said))) } : undefined
}

const exchanges = new WeakMap<Office, Exchange>()

function exchangeOf(office: Office): Exchange {
  const { registers } = office.config
  if (!registers) refuse('registers_off', { zh: '尚未接通数据共享平台，请手工填写并上传材料', en: 'No registers are connected yet: please fill in the form by hand and upload the documents' })
  let exchange = exchanges.get(office)
  if (!exchange) exchanges.set(office, (exchange = openExchange(registers, office.now)))
  return exchange
}
