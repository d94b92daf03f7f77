import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { limitsNow } from './limits.ts'
import { factsOf, RECEPTION, request, withFacts } from './request.ts'
import { freshUntil } from './while-fresh.ts'

/**
 * 评价异议: a rating that a call-back wrote down, an 已联系 or an "unreachable" is somebody else's word. The resident can say
 * that it is not theirs, and what theirs is; somebody outside of reception and unit decides.
 */
export const disputeRating = verb({
  name: 'requests.dispute_rating',
  title: { zh: '评价异议', en: 'Dispute the rating' },
  on: request,
  from: ['concluded'],
  input: requests.dispute_rating,
  may: [applicant],
  when(kase) {
    const { rating, outcome, dispute, settled } = factsOf(kase)
    return rating?.by !== 'resident' && (outcome?.solved !== undefined || !!outcome?.unreachable) && !dispute && !settled
  },

  run(the) {
    const { office, kase, input, clocks, now, publish } = the
    if (now > freshUntil(the)) refuse('too_late', '办结时间已久，不能再提异议；如仍未解决，请提交一件新的诉求')
    const { contacted, solved, satisfaction } = input
    clocks.start('dispute', { kind: 'dispute', limit: limitsNow(office).dispute, unit: RECEPTION })
    publish(message(noticed, { to: 'role:supervisor', template: 'requests.disputed', params: { number: kase.number } }))
    return {
      set: withFacts(kase, { dispute: { seq: kase.version + 1, ...(contacted === undefined ? {} : { contacted }), solved, satisfaction } }),
      says: { contacted: contacted ?? null, solved, satisfaction },
      seals: { why: input.why },
    }
  },
})
