import { verb } from '#kernel/case/verb.ts'
import { agent, dispatcher } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { Refused, refuseInput } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { factsOf, request, withFacts, withOutcome } from './request.ts'
import { requestDeclined } from './topics.ts'

/**
 * 不予受理: by one of the six lawful branches, with its reason in words and the right door (北京市接诉即办工作条例 art. 11;
 * 潍坊市 12345 条例 art. 19). A repeat names the earlier request of the same person.
 */
export const decline = verb({
  name: 'requests.decline',
  title: { zh: '不予受理', en: 'Decline' },
  on: request,
  from: ['submitted'],
  input: requests.decline,
  may: [dispatcher, agent],
  // What was answered once and not solved was accepted; declining it now would take it out of the rates.
  when: (kase) => !factsOf(kase).reopened || new Refused('accepted_before', { zh: '这件诉求已受理过、诉求人反映没有办好，不能再不予受理；请派单再办', en: 'This request was accepted before and the resident says it is not done: it can no longer be declined, please dispatch it' }, 409),

  async run({ tx, kase, input, clocks, publish }) {
    if (input.branch === 'repeat') {
      if (!input.priorCase) refuseInput({ zh: '重复反映须写明此前诉求的编号', en: 'Please name the number of the earlier request' })
      const prior = await tx.selectFrom('kernel.case').select('id').where('number', '=', input.priorCase)
        .where('applicant_id', '=', kase.applicant_id).where('id', '!=', kase.id).executeTakeFirst()
      if (!prior) refuseInput({ zh: '没有找到该诉求人的这件诉求，请核对编号', en: 'This resident has no such request: please check the number' })
    }
    clocks.finishAll()
    if (factsOf(kase).joined) publish(message(requestDeclined, { caseId: kase.id }))
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.declined', params: { number: kase.number, branch: input.branch } }))
    return {
      becomes: 'declined',
      set: withFacts(kase, { outcome: withOutcome(kase, { excluded: 'declined' }) }),
      says: { branch: input.branch, priorCase: input.priorCase ?? null },
      seals: { reason: input.reason },
    }
  },
})
