import type { ColumnType } from 'kysely'
import { type Day, dayNumbered, dayOf, nextDay, numberOf } from '#kernel/calendar/day.ts'
import type { Words } from '#kernel/contract.ts'
import type { Db, Tx } from '#kernel/db/tables.ts'
import type { District } from '#kernel/definitions/district.ts'
import type { Office } from '#kernel/office.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { checkIdentifier, makeIdentifier } from '../../rules/identifier.ts'
import type { Member } from '../../rules/plan.ts'
import type { CertificateStatus, DataLine } from '../../rules/statement.ts'
import { nextSerial, numberFrom, PLAIN_NUMBER } from './numbers.ts'
import { sealer, sealRow } from './seal.ts'

type Result = NonNullable<Member['result']>

export type CertificateRow = {
  case_id: string
  matter: string
  version: number
  identifier: string
  number: string
  type: string
  title: string
  form: Result['form']
  status: CertificateStatus
  holder_id: string | null
  holder_code: string | null
  holder_name: string
  authority: string
  data: readonly DataLine[]
  issued_at: Date
  since: Date
  valid_until: Day | null
  signature: string
  key_id: string
}

export type CertificateTables = { 'approvals.certificate': Omit<CertificateRow, 'data'> & { data: ColumnType<readonly DataLine[], string, string> } }

type Sealing = Pick<Office, 'config' | 'now' | 'definitions'>

/** `id`: the account; `code`: credit code, or identity number of a person. One who gets a first credit code by this has none. */
export type Holder = { id: string | null; code: string | null; name: string }

/** Numbers, identifies, seals and keeps the first version of what a matter grants, in the transaction of the joint issue. */
export async function issueCertificate(tx: Tx<any>, office: Sealing, given: { caseId: string; matter: string; result: Result; data: readonly DataLine[]; holder: Holder; authority: string; now: Date; said?: (element: string) => string | undefined }): Promise<CertificateRow> {
  const { result, holder, now } = given
  const today = dayOf(now)
  const region = office.definitions.at<District>('district', today).body.code.slice(0, 6)
  const serial = await nextSerial(tx)
  const pattern = result.number ?? PLAIN_NUMBER
  const number = numberFrom(pattern, { year: today.slice(0, 4), region, serial, credit: holder.code, ...(given.said ? { said: given.said } : {}) })
  return keep(tx, office, {
    case_id: given.caseId, matter: given.matter, version: 1, number, type: result.type, title: result.name, form: result.form, status: 'valid',
    identifier: result.typeCode ? makeIdentifier({ type: result.typeCode, issuer: region, serial: `${today.slice(0, 4)}${String(serial).padStart(8, '0')}`, version: 1 }) : number,
    holder_id: holder.id, holder_code: pattern.startsWith('{credit') ? number : holder.code, holder_name: holder.name,
    authority: given.authority, data: given.data, issued_at: now, since: now, valid_until: result.validYears ? lastDay(today, result.validYears) : null,
  })
}

/** What may be done to a certificate, from which status, and what it is afterwards. Revoked and cancelled are for good. */
const LIFE = {
  change: { from: ['valid'], to: 'valid', zh: '变更', en: 'changed' },
  renew: { from: ['valid'], to: 'valid', zh: '延续', en: 'renewed' },
  suspend: { from: ['valid'], to: 'suspended', zh: '暂停', en: 'suspended' },
  resume: { from: ['suspended'], to: 'valid', zh: '恢复', en: 'put in force again' },
  revoke: { from: ['valid', 'suspended'], to: 'revoked', zh: '撤销', en: 'revoked' },
  cancel: { from: ['valid', 'suspended'], to: 'cancelled', zh: '注销', en: 'cancelled' },
} as const satisfies Record<string, { from: readonly CertificateStatus[]; to: CertificateStatus; zh: string; en: string }>

export const STATUS_ZH: Record<CertificateStatus, string> = { valid: '有效', suspended: '已暂停', revoked: '已撤销', cancelled: '已注销' }

export type Life = keyof typeof LIFE

export const lifeInWords = (does: Life): Words => ({ zh: LIFE[does].zh, en: LIFE[does].en })

export const permits = (status: CertificateStatus, does: Life): boolean => (LIFE[does].from as readonly string[]).includes(status)

/** The next version of a certificate, in a transaction of the case that issued it. `data` replaces lines of the same key and adds the others; `years` are for a renewal. */
export async function amendCertificate(tx: Tx<any>, office: Sealing, given: { caseId: string; matter: string; does: Life; data?: readonly DataLine[]; holderName?: string; years?: number; now: Date }): Promise<CertificateRow> {
  const before = await newestForUpdate(tx, given.caseId, given.matter)
  const { to, zh } = LIFE[given.does]
  if (!permits(before.status, given.does)) refuse('certificate_status', { zh: `“${before.title}”（${before.number}）${STATUS_ZH[before.status]}，不能${zh}`, en: `This certificate (${before.number}) is ${before.status}: it cannot be taken further this way` })
  const anew = given.does === 'change' || given.does === 'renew'
  const { signature: _signature, key_id: _key, ...row } = before
  return keep(tx, office, {
    ...row, version: before.version + 1, status: to, identifier: nextIdentifier(before), since: given.now,
    ...(anew ? { issued_at: given.now, data: withLines(before.data, given.data ?? []), holder_name: given.holderName ?? before.holder_name } : {}),
    // It runs on from the day after its last, and from today where that is past.
    ...(given.does === 'renew' && before.valid_until ? { valid_until: lastDay(later(nextDay(before.valid_until), dayOf(given.now)), given.years ?? 1) } : {}),
  })
}

/** 我的证照: the newest version of what a resident holds, and of what the firms hold that were verified as theirs. */
export async function walletOf(db: Db<any> | Tx<any>, residentId: string): Promise<CertificateRow[]> {
  return (db as Db<CertificateTables>).with('newest', (q) => q.selectFrom('approvals.certificate').selectAll().distinctOn(['case_id', 'matter']).orderBy('case_id').orderBy('matter').orderBy('version', 'desc')
    .where(({ eb, or, selectFrom }) => or([
      eb('holder_id', '=', residentId),
      eb('holder_code', 'in', selectFrom('kernel.resident_firm').select('uscc').where('resident_id', '=', residentId).where('verified', '=', true)),
    ]))).selectFrom('newest').selectAll().orderBy('issued_at', 'desc').orderBy('number').execute()
}

async function newestForUpdate(tx: Tx<CertificateTables>, caseId: string, matter: string): Promise<CertificateRow> {
  const versions = tx.selectFrom('approvals.certificate').selectAll().where('case_id', '=', caseId).where('matter', '=', matter)
  // The first version is the lock: whoever waited for the newest would wake up beside one that is newer.
  await versions.where('version', '=', 1).forUpdate().execute()
  return (await versions.orderBy('version', 'desc').limit(1).executeTakeFirst()) ?? notFound()
}

async function keep(tx: Tx<CertificateTables>, office: Sealing, row: Omit<CertificateRow, 'signature' | 'key_id'>): Promise<CertificateRow> {
  const sealed = sealRow(row, await sealer({ ...office, db: tx as unknown as Db }))
  await tx.insertInto('approvals.certificate').values({ ...sealed, data: JSON.stringify(sealed.data) }).execute()
  return sealed
}

function nextIdentifier({ identifier, number, version }: CertificateRow): string {
  if (identifier === number) return number
  const checked = checkIdentifier(identifier)
  if (checked.verdict === 'malformed') throw new Error(`certificate ${number} has an identifier of no known form`)
  return makeIdentifier({ ...checked.parts, version: version + 1 })
}

function withLines(before: readonly DataLine[], lines: readonly DataLine[]): DataLine[] {
  const changed = new Map(lines.map((line) => [line.key, line]))
  return [...before.map((line) => changed.get(line.key) ?? line), ...lines.filter(({ key }) => !before.some((line) => line.key === key))]
}

const later = (one: Day, other: Day) => (one > other ? one : other)

/** Five years from 2026-11-23 end with 2031-11-22. */
function lastDay(first: Day, years: number): Day {
  const again = new Date(`${first}T00:00:00Z`)
  again.setUTCFullYear(again.getUTCFullYear() + years)
  return dayNumbered(numberOf(again.toISOString().slice(0, 10)) - 1)
}
