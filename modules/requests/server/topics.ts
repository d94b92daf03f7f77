import { Type } from 'typebox'
import { CaseId } from '#kernel/contract.ts'
import { topic } from '#kernel/outbox.ts'

/** What requests tell the rest of the office, and themselves across cases: no act writes two cases. */

/** Somebody joined a case with one of their own: 我也遇到, or merged by a dispatcher. */
export const requestJoined = topic('requests.joined', Type.Object({ caseId: CaseId, into: CaseId }))
/** A joined case went its own way again. */
export const requestParted = topic('requests.parted', Type.Object({ caseId: CaseId, from: CaseId }))
/** A case was answered; every case joined to it is answered with the same words. */
export const requestAnswered = topic('requests.answered', Type.Object({ caseId: CaseId, seq: Type.Integer() }))
/** The answer has come to one of the cases that joined. */
export const answerShared = topic('requests.answer_shared', Type.Object({ caseId: CaseId, from: CaseId, seq: Type.Integer() }))
/** A case was declined: whoever joined it goes their own way. */
export const requestDeclined = topic('requests.declined', Type.Object({ caseId: CaseId }))
/** A part of a case went its own way as a case of its own. */
export const requestSplit = topic('requests.split', Type.Object({ caseId: CaseId, into: CaseId, why: Type.String() }))
