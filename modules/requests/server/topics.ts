import { Type } from 'typebox'
import { CaseId } from '#kernel/contract.ts'
import { topic } from '#kernel/outbox.ts'

/** What requests tell the rest of the office, and themselves across cases: no act writes two cases. */

/** Somebody joined a case with one of their own: 我也遇到, or merged by a dispatcher. */
export const requestJoined = topic('requests.joined', Type.Object({ caseId: CaseId, into: CaseId }))
/** A joined case went its own way again. */
export const requestParted = topic('requests.parted', Type.Object({ caseId: CaseId, from: CaseId }))
/** Who has a case that others joined, or who must not see one of those, is not as it was. */
export const handsChanged = topic('requests.hands_changed', Type.Object({ caseId: CaseId }))
/** The resident of a joined case has added something; it is for whoever works on the case that it joined. */
export const wordsAdded = topic('requests.words_added', Type.Object({ caseId: CaseId, into: CaseId }))

/** An answer as it was given: what becomes of the case afterwards changes nothing of it. `seq` holds its words. */
export const GivenAnswer = { seq: Type.Integer(), lead: Type.String(), by: Type.String(), solved: Type.Boolean(), onTime: Type.Boolean(), lateUnit: Type.Optional(Type.String()) }
/** A case was answered; every case joined to it is answered with the same words. */
export const requestAnswered = topic('requests.answered', Type.Object({ caseId: CaseId, ...GivenAnswer }))
/** The answer has come to one of the cases that joined. */
export const answerShared = topic('requests.answer_shared', Type.Object({ caseId: CaseId, from: CaseId, ...GivenAnswer }))
/** A case was declined: whoever joined it goes their own way. */
export const requestDeclined = topic('requests.declined', Type.Object({ caseId: CaseId }))
/** A case that joined another will not be answered with it: nobody answers that one, or who does must not see this one. */
export const joinLost = topic('requests.join_lost', Type.Object({ caseId: CaseId, from: CaseId, recused: Type.Boolean() }))
/** A part of a case went its own way as a case of its own. */
export const requestSplit = topic('requests.split', Type.Object({ caseId: CaseId, into: CaseId, why: Type.String() }))
