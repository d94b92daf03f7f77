import type { ColumnType, Generated, Kysely, Transaction } from 'kysely'
import type { CaseId, Pins, Place } from '../contract.ts'

type Json<T> = ColumnType<T, string, string>

export type CaseRow = {
  id: CaseId
  number: string
  kind: string
  state: string
  /** Unit that has the case now: the lead once dispatched, the reception before. */
  unit_id: string
  /** Every unit that takes or took part, and may therefore see the case. */
  units: string[]
  applicant_id: string | null
  category: string | null
  /** Street (街道) code of the place. */
  area: string | null
  lng: number | null
  lat: number | null
  place: Place | null
  summary: string
  /** `unit:…` and `staff:…` that must not see the case (回避). */
  recused: string[]
  pins: Pins
  /** What the module knows of the case beyond its columns; small, and part of the fold. */
  facts: Record<string, unknown>
  opened_at: Date
  due_at: Date | null
  closed_at: Date | null
  /** The number of the last event, whose hash is `head`. */
  version: number
  head: string
}

export type KernelTables = {
  'kernel.case': Omit<CaseRow, 'place' | 'pins' | 'facts'> & { place: Json<Place | null>; pins: Json<Pins>; facts: Json<Record<string, unknown>> }
  'kernel.event': {
    case_id: CaseId
    seq: number
    at: Date
    verb: string
    actor: string
    was: string
    became: string
    body: Json<Record<string, unknown>>
    sealed: ColumnType<Record<string, unknown> | null, string | null, string | null>
    seal: string | null
    prev: string
    hash: string
  }
  'kernel.clock': {
    case_id: CaseId
    name: string
    kind: string
    unit_id: string | null
    span: Json<Record<string, unknown>>
    due_at: Date | null
    provisional: boolean
    calendar_version: string
    done_at: Date | null
    level: number
    next_at: Date | null
  }
  'kernel.outbox': { id: string; case_id: CaseId | null; topic: string; body: Json<unknown>; at: Date; tries: Generated<number>; next_at: Date | null; error: string | null }
  'kernel.head': { since: Date; until: Date; events: number; root: string; prev: string; signature: string; key_id: string; signed_at: Date }
  'kernel.ledger_key': { id: string; use: Generated<string>; public_key: string; since: Date }
  'kernel.definition': { kind: string; version: number; hash: string; effective_from: string; body: Json<unknown>; why: string; published_by: string; published_at: Date }
  'kernel.notice': { id: string; person: string; case_id: CaseId | null; template: string; title: string; text: string; text_en: string | null; at: Date; read_at: Date | null }
  'kernel.delivery': { notice_id: string; channel: string; state: string; tries: number; next_at: Date | null; detail: string | null; at: Date; message: Json<Record<string, unknown>> }
  'kernel.resident': { id: string; name: string; phone: string; wechat: string | null; made_at: Date; settings: Json<Record<string, unknown>> }
  'kernel.staff': {
    id: string
    account: string
    name: string
    unit_id: string
    roles: string[]
    phone: string | null
    password: string | null
    password_once: Generated<boolean>
    totp: string | null
    totp_pending: string | null
    totp_step: number | null
    oidc: string | null
    active: boolean
    made_at: Date
  }
  'kernel.staff_change': { id: string; staff_id: string; at: Date; by: string; what: string; before: Json<Record<string, unknown>>; after: Json<Record<string, unknown>> }
  'kernel.sign_in_failure': { account: string; failures: number; last_at: Date }
  'kernel.attempt': { id: string; who: string; at: Date }
  'kernel.resident_firm': { resident_id: string; uscc: string; name: string; verified: boolean; made_at: Date }
  'kernel.session': { token: string; actor: string; made_at: Date; seen_at: Date; expires_at: Date; ended_at: Date | null }
  'kernel.login_code': { phone: string; code: string; made_at: Date; expires_at: Date; tries: number }
  'kernel.file': {
    id: string
    owner: string
    name: string
    size: number
    received: number
    kind: string | null
    mime: string | null
    sha256: string | null
    state: string
    width: number | null
    height: number | null
    seconds: number | null
    variants: Json<Record<string, string>>
    detail: string | null
    made_at: Date
    copies: Generated<string>
    copies_until: Date | null
    copies_tries: Generated<number>
  }
  'kernel.reading': { case_id: CaseId; who: string; at: Date; what: string }
  'kernel.file_part': { file_id: string; at: number; size: number; key: string }
  'kernel.case_file': { case_id: CaseId; file_id: string; seq: number; audience: string; label: string | null }
  'kernel.setting': { name: string; value: Json<unknown> }
}

/** A module adds its own tables with `Tx<RequestTables>`; another module's tables do not typecheck. */
export type Db<Tables = {}> = Kysely<KernelTables & Tables>
export type Tx<Tables = {}> = Transaction<KernelTables & Tables>
