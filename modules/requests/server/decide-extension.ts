import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { EXTENDED } from './clocks.ts'
import { factsOf, request, withFacts } from './request.ts'
import { extensionDecider } from './second-person.ts'

/**
 * 审批延期: by a second person, before the limit has passed. Granted, the resident is told of the new day, and reads the
 * reason in the case (北京市接诉即办工作条例 art. 15); refused, the old day stands.
 */
export const decideExtension = verb({
  name: 'requests.decide_extension',
  title: { zh: '审批延期', en: 'Decide on more time' },
  on: request,
  from: ['in_progress', 'awaiting_resident'],
  input: requests.decide_extension,
  may: [extensionDecider],
  when: (kase) => factsOf(kase).extension !== undefined,

  run({ kase, input, clocks, publish }) {
    const { days } = factsOf(kase).extension!
    const { number } = kase
    clocks.finish('extension')
    publish(message(noticed, { to: `unit:${kase.unit_id}:handler`, template: 'requests.extension_decided', params: { number, days, granted: input.granted } }))
    if (input.granted) {
      clocks.extend('conclude', { count: days, unit: 'working_days', why: EXTENDED.zh })
      publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.extended', params: { number, days, due: clocks.get('conclude')!.dueAt?.toISOString() ?? null } }))
    }
    return {
      set: withFacts(kase, { extension: undefined, ...(input.granted ? { extended: (factsOf(kase).extended ?? 0) + days } : {}) }),
      says: { days, granted: input.granted },
      seals: { reason: input.reason },
    }
  },
})
