import { Type } from 'typebox'
import { CaseId } from '#kernel/contract.ts'
import { topic } from '#kernel/outbox.ts'

/** What approvals tell themselves across cases: no act writes two cases. */

/** 证照变更 was granted and issued: the case that issued the certificate makes its next version, from what `by` says. `does`: what it is instead, as when the promise behind it was broken. */
export const certificateAmended = topic('approvals.certificate_amended', Type.Object({ caseId: CaseId, matter: Type.String(), by: CaseId, byMatter: Type.String(), does: Type.Optional(Type.Literal('revoke')) }))

/** A certificate has changed meanwhile so that it could not be taken further: the case that applied for it says so too. */
export const certificateLeft = topic('approvals.certificate_left', Type.Object({ caseId: CaseId, matter: Type.String(), certificate: Type.String(), status: Type.String(), does: Type.String() }))

/** A change of law was decided for an open application, one message each. */
export const planMigrated = topic('approvals.plan_migrated', Type.Object({ caseId: CaseId, migration: CaseId }))
