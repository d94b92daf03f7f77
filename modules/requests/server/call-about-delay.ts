import { verb } from '#kernel/case/verb.ts'
import { requests } from '../contract.ts'
import { independentCaller } from './independent-caller.ts'
import { factsOf, request, WITH_UNIT, withFacts } from './request.ts'

/**
 * 超期回访: the limit has passed and there is no answer, so reception rings and says how it stands (北京市接诉即办工作条例
 * art. 23). Owed until somebody was reached, or the answer is there.
 */
export const callAboutDelay = verb({
  name: 'requests.call_about_delay',
  title: { zh: '超期回访', en: 'Ring about the delay' },
  on: request,
  from: ['submitted', ...WITH_UNIT],
  input: requests.call_about_delay,
  may: [independentCaller],
  when: (kase) => factsOf(kase).callDue === true,

  run: ({ kase, input }) => ({
    ...(input.reached ? { set: withFacts(kase, { callDue: undefined }) } : {}),
    says: { reached: input.reached },
    seals: { words: input.words },
  }),
})
