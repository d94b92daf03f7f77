import { verb } from '#kernel/case/verb.ts'
import { supervisor } from '#kernel/identity/who.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { factsOf, request, withFacts, withOutcome } from './request.ts'

/** 剔除: leaves a case out of the rates on a published ground. It is counted and listed with every figure. */
export const exclude = verb({
  name: 'requests.exclude',
  title: { zh: '剔除考核', en: 'Exclude from rates' },
  on: request,
  from: request.states,
  input: requests.exclude,
  may: [supervisor],

  run({ kase, input }) {
    if (factsOf(kase).outcome?.excluded) refuse('no_change', { zh: '这件诉求已经剔除', en: 'This request is left out of the rates already' })
    return { set: withFacts(kase, { outcome: withOutcome(kase, { excluded: input.ground }) }), says: { ground: input.ground }, seals: { why: input.why } }
  },
})
