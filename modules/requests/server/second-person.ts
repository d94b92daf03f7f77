import type { Actor } from '#kernel/identity/actor.ts'
import { supervisor, unitLead, type Who } from '#kernel/identity/who.ts'
import { factsOf } from './request.ts'

/** Two pairs of eyes: what one person of the unit asks or writes, another decides. */

const is = (actor: Actor, id: string | undefined) => actor.is === 'staff' && actor.id === id

export const answerApprover: Who = {
  name: 'answer_approver',
  zh: '主办单位负责人（非答复人）',
  of: (actor, kase) => unitLead.of(actor, kase) && !is(actor, kase ? factsOf(kase).answer?.by : undefined),
}

export const extensionDecider: Who = {
  name: 'extension_decider',
  zh: '主办单位负责人或督办员（非申请人）',
  of: (actor, kase) => (unitLead.of(actor, kase) || supervisor.of(actor, kase)) && !is(actor, kase ? factsOf(kase).extension?.by : undefined),
}

/** Nobody judges their own record: not whoever called back, nor whoever answered for the work that is rated. */
export const disputeSettler: Who = {
  name: 'dispute_settler',
  zh: '督办员（未参与办理和回访）',
  of(actor, kase) {
    if (!supervisor.of(actor, kase) || !kase) return false
    const { callers = [], answer, responder } = factsOf(kase)
    return ![...callers, answer?.by, answer?.approvedBy ?? undefined, responder?.id].some((id) => is(actor, id))
  },
}
