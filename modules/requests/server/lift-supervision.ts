import { verb } from '#kernel/case/verb.ts'
import { supervisor } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { factsOf, request, WITH_UNIT, withFacts } from './request.ts'

/** 解除督办. */
export const liftSupervision = verb({
  name: 'requests.lift_supervision',
  title: { zh: '解除督办', en: 'Lift supervision' },
  on: request,
  from: [...WITH_UNIT, 'answered', 'concluded'],
  input: requests.lift_supervision,
  may: [supervisor],
  when: (kase) => factsOf(kase).supervision !== undefined,

  run({ kase, input, clocks }) {
    clocks.finish('supervision')
    return { set: withFacts(kase, { supervision: undefined }), seals: { why: input.why } }
  },
})
