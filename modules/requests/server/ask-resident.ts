import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { firstContact } from './in-time.ts'
import { limitsNow } from './limits.ts'
import { request, withFacts, withOutcome } from './request.ts'
import { standStill } from './standing-still.ts'

/**
 * 请诉求人补充: a question without whose answer the unit cannot go on. The unit's clocks stand still until the answer
 * comes or its time is over. Asking is speaking to the resident first (北京市接诉即办工作条例 art. 15).
 */
export const askResident = verb({
  name: 'requests.ask_resident',
  title: { zh: '请诉求人补充', en: 'Ask the resident' },
  on: request,
  from: ['in_progress'],
  input: requests.ask_resident,
  may: [handler, unitLead],

  run(the) {
    const { office, kase, input, clocks, publish } = the
    const first = firstContact(the)
    standStill(clocks, '等待您补充信息')
    clocks.start('supply', { kind: 'supply', limit: limitsNow(office).supply })
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.asked', params: { number: kase.number, due: clocks.get('supply')!.dueAt!.toISOString() } }))
    return {
      becomes: 'awaiting_resident',
      set: withFacts(kase, { question: { seq: kase.version + 1 }, outcome: withOutcome(kase, first) }),
      says: first,
      seals: { question: input.question },
    }
  },
})
