import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { CaseId, Instant, strict } from '#kernel/contract.ts'
import { sm3 } from '#kernel/ledger/canonical.ts'

/** What a department's register is asked and answers: POST /<register>/query. In words for its makers: docs/registers.md. */

const text = (max: number) => Type.String({ minLength: 1, maxLength: max })

export const Query = Type.Object({
  by: text(80),
  value: text(200),
  fields: Type.Array(text(500), { minItems: 1, maxItems: 100 }),
  purpose: text(500),
  basis: text(500),
  caseId: CaseId,
  consentAt: Instant,
  requestId: CaseId,
}, strict)
export type Query = Static<typeof Query>

const plain = Type.Union([Type.String({ maxLength: 4000 }), Type.Number(), Type.Boolean()])
const Value = Type.Union([plain, Type.Array(Type.String({ maxLength: 500 }), { maxItems: 200 }), Type.Array(Type.Record(Type.String({ maxLength: 80 }), plain), { maxItems: 200 })])

// What a newer register says besides is let pass: its makers may add to the contract before we do.
const told = { asOf: Instant, source: text(200) }
const Found = Type.Object({ found: Type.Literal(true), record: Type.Record(Type.String({ maxLength: 500 }), Value, { maxProperties: 100 }), ...told })
export const Reply = Type.Union([Found, Type.Object({ found: Type.Literal(false), ...told })])
export type Reply = Static<typeof Reply>
export type RegisterRecord = Static<typeof Found>['record']

export const REFUSALS = {
  bad_request: 400, bad_value: 400, bad_signature: 401, stale_timestamp: 401, nonce_used: 401, unknown_key: 401, not_permitted: 403, unknown_register: 404, too_many: 429, unavailable: 503,
} as const
export type RefusalCode = keyof typeof REFUSALS

export const MINUTES_OF_CLOCK_DIFFERENCE = 5

export type ToSign = { register: string; timestamp: string; nonce: string; body: string }

/** HMAC-SM3 (GB/T 15852.2 over GB/T 32905), in hexadecimal, of what may not be changed or sent again on the way. */
export const signatureOf = ({ register, timestamp, nonce, body }: ToSign, secret: string): string =>
  createHmac('sm3', secret).update(['POST', `/${register}/query`, timestamp, nonce, sm3(body)].join('\n')).digest('hex')

export function isSignedBy(signature: string, signed: ToSign, secret: string): boolean {
  const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(signed, secret))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}
