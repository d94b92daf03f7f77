import { type Static, Type } from 'typebox'
import { Instant, strict } from '#kernel/contract.ts'

/** 元宇宙历史文化街区: what its pages ask of the server beside the connection itself (see presence/). */

/** The number under which others see somebody during a visit. */
const VisitorNumber = Type.Integer({ minimum: 1, maximum: 65_535 })

export const REPORT_REASONS = ['harassing', 'obstructing', 'misleading', 'other'] as const
export type ReportReason = (typeof REPORT_REASONS)[number]
const Reason = Type.Unsafe<ReportReason>(Type.Union(REPORT_REASONS.map((reason) => Type.Literal(reason))))

export const ReportVisitor = Type.Object({ visitor: VisitorNumber, reason: Reason }, strict)
export type ReportVisitor = Static<typeof ReportVisitor>

export const MuteVisitor = Type.Object({ visitor: VisitorNumber, muted: Type.Boolean() }, strict)
export type MuteVisitor = Static<typeof MuteVisitor>

const Done = Type.Object({ at: Instant, kind: Type.String(), zh: Type.String(), en: Type.String() })
export const Report = Type.Object({
  id: Type.String(), at: Instant, reason: Reason,
  reporter: Type.String({ description: 'as the ledger names people: resident:…, staff:…' }), reported: Type.String(),
  x: Type.Number({ description: 'metres east of the origin of the place' }), z: Type.Number({ description: 'metres south of it' }),
  said: Type.Array(Done, { description: 'what the reported person said and did last' }),
})
export type Report = Static<typeof Report>

export const worldViews = {
  reports: { input: Type.Object({}, strict), output: Type.Object({ reports: Type.Array(Report, { description: 'the newest two hundred' }) }) },
} as const
