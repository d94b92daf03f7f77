import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { Refused } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { limitsOf } from './limits.ts'
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
  when(kase, { office, now }) {
    const { rating, outcome, dispute, settled } = factsOf(kase)
    if (rating?.by === 'resident' || (outcome?.solved === undefined && !outcome?.unreachable) || dispute || settled) return false
    return now <= freshUntil(office, kase) || new Refused('too_late', { zh: '办结时间已久，不能再提异议；如仍未解决，请提交一件新的诉求', en: 'It was closed long ago and cannot be disputed: if it is still not solved, please send a new request' }, 409)
  },

  run(the) {
    const { office, kase, input, clocks, publish } = the
    const { contacted, solved, satisfaction } = input
    clocks.start('dispute', { kind: 'dispute', limit: limitsOf(office, kase).dispute, unit: RECEPTION })
    publish(message(noticed, { to: 'role:supervisor', template: 'requests.disputed', params: { number: kase.number } }))
    return {
      set: withFacts(kase, { dispute: { seq: kase.version + 1, ...(contacted === undefined ? {} : { contacted }), solved, satisfaction } }),
      says: { contacted: contacted ?? null, solved, satisfaction },
      seals: { why: input.why },
    }
  },
})
