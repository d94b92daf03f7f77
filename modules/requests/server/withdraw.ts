import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { Refused } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { factsOf, RECEPTION, request, withFacts, withOutcome } from './request.ts'

/**
 * 撤回: the resident does not want it handled any more. Not while others have joined: they wait for its answer too. Left
 * out of the rates, and counted there as what it is, unless it was answered once and not solved: that stays.
 */
export const withdraw = verb({
  name: 'requests.withdraw',
  title: { zh: '撤回', en: 'Withdraw' },
  on: request,
  from: ['submitted', 'dispatched', 'in_progress', 'awaiting_resident', 'objected'],
  input: requests.withdraw,
  may: [applicant],
  when: (kase) => !factsOf(kase).joined || new Refused('joined', { zh: '还有其他居民一起反映了这件事，办理会继续，不能撤回', en: 'Others reported this together with you: it goes on and cannot be withdrawn' }, 409),

  run({ kase, input, clocks, publish }) {
    clocks.finishAll()
    if (kase.unit_id !== RECEPTION) publish(message(noticed, { to: `unit:${kase.unit_id}:handler`, template: 'requests.withdrawn', params: { number: kase.number } }))
    return {
      becomes: 'withdrawn',
      set: withFacts(kase, { question: undefined, extension: undefined, returned: undefined, ...(factsOf(kase).reopened ? {} : { outcome: withOutcome(kase, { excluded: 'withdrawn' }) }) }),
      ...(input.why ? { seals: { why: input.why } } : {}),
    }
  },
})
