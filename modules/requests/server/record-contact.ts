import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { firstContact } from './in-time.ts'
import { request, withFacts, withOutcome } from './request.ts'

/**
 * 联系群众: the unit speaks to the resident before it does anything else (北京市接诉即办工作条例 art. 15). Only a resident who
 * was reached has been responded to; an attempt is noted and stops no clock.
 */
export const recordContact = verb({
  name: 'requests.record_contact',
  title: { zh: '记录联系', en: 'Record contact' },
  on: request,
  from: ['dispatched', 'in_progress', 'awaiting_resident'],
  input: requests.record_contact,
  may: [handler, unitLead],

  run(the) {
    const { kase, input } = the
    const first = input.reached ? firstContact(the) : {}
    return {
      ...('responded' in first ? { set: withFacts(kase, { outcome: withOutcome(kase, first) }) } : {}),
      says: { how: input.how, reached: input.reached, ...first },
      seals: { note: input.note },
    }
  },
})
