import { randomBytes } from 'node:crypto'
import type { CaseId } from '../contract.ts'
import type { CaseRow } from '../db/tables.ts'
import type { ClockRow } from '../clocks/clock-set.ts'
import { canonical, sm3 } from './canonical.ts'

/** Before the first event of a case. */
export const GENESIS = '0'.repeat(64)

type Columns = Omit<CaseRow, 'id' | 'state' | 'version' | 'head'>

/** What an event says in the open: which columns and clocks it set, and the module's own facts of the act. */
export type EventBody = { set: Partial<Columns>; clocks: Record<string, ClockRow>; says: object; files?: { id: string; sha256: string | null }[]; key?: string }

/**
 * What may one day have to be erased. The open part holds only its seal: a salted digest. `sent` is the digest of the whole
 * input: in the open, guesses at the words could be tried on it.
 */
export type Sealed = { salt: string; set?: Partial<Columns>; says?: object; sent?: string }

export type LedgerEvent = {
  case_id: CaseId
  seq: number
  at: Date
  verb: string
  actor: string
  was: string
  became: string
  body: EventBody
  sealed: Sealed | null
  seal: string | null
  prev: string
  hash: string
}

/** Columns that hold words or places of a person, and therefore lie in the sealed part of an event. */
const PERSONAL = ['summary', 'place', 'lng', 'lat'] as const

export const sealOf = (sealed: Sealed): string => sm3(canonical(sealed))

export function hashOf(event: Omit<LedgerEvent, 'hash' | 'sealed'>): string {
  const { case_id, seq, at, verb, actor, was, became, body, seal, prev } = event
  return sm3(canonical({ case_id, seq, at, verb, actor, was, became, body, seal, prev }))
}

/** The next event of a case, with personal columns moved under seal and the hash of the one before it. */
export function nextEvent(
  given: Omit<LedgerEvent, 'hash' | 'seal' | 'sealed' | 'body'> & { body: EventBody; seals: object | undefined; sent?: string | undefined },
): LedgerEvent {
  const { seals, sent, body, ...rest } = given
  const open: Record<string, unknown> = {}
  const personal: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(body.set)) {
    ;((PERSONAL as readonly string[]).includes(column) ? personal : open)[column] = value
  }
  const hides = seals !== undefined || sent !== undefined || Object.keys(personal).length > 0
  const sealed: Sealed | null = hides
    ? {
        salt: randomBytes(16).toString('hex'),
        ...(Object.keys(personal).length ? { set: personal as Partial<Columns> } : {}),
        ...(seals ? { says: seals } : {}),
        ...(sent ? { sent } : {}),
      }
    : null
  const plain = { ...rest, body: { ...body, set: open as Partial<Columns> }, seal: sealed && sealOf(sealed) }
  return { ...plain, sealed, hash: hashOf(plain) }
}
