import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { rated } from './rated.ts'
import { factsOf, request, withFacts } from './request.ts'
import { disputeSettler } from './second-person.ts'

/**
 * 异议裁定: upheld, the resident's own word takes the place of what was written down, in the rates too; if it says unsolved,
 * the case is worked on again. Either way the event that was disputed stays on the ledger, and so does the decision.
 */
export const settleDispute = verb({
  name: 'requests.settle_dispute',
  title: { zh: '裁定评价异议', en: 'Decide on the dispute' },
  on: request,
  from: ['concluded'],
  input: requests.settle_dispute,
  may: [disputeSettler],
  when: (kase) => factsOf(kase).dispute !== undefined,

  run(the) {
    const { kase, input, clocks, publish } = the
    const said = factsOf(kase).dispute!
    const { upheld } = input
    const settled = { seq: kase.version + 1, upheld }
    clocks.finish('dispute')
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.dispute_settled', params: { number: kase.number, upheld } }))
    const says = { dispute: said.seq, upheld }
    const seals = { reason: input.reason }
    if (!upheld) return { set: withFacts(kase, { dispute: undefined, settled }), says, seals }
    return { ...rated(the, said, { by: 'resident', seq: said.seq, why: 'disputed', settled }), says, seals }
  },
})
