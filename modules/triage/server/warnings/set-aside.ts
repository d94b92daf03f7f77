import { verb } from '#kernel/case/verb.ts'
import { triageVerbs } from '../../contract.ts'
import { theUnit, warning } from './warning.ts'

/** 不需处置: these requests are not one matter, or it is in hand already. */
export const setAside = verb({
  name: 'triage.set_aside',
  title: { zh: '不需处置', en: 'Set aside' },
  on: warning,
  from: ['raised', 'taken_up'],
  input: triageVerbs.set_aside,
  may: theUnit,

  run({ input, clocks }) {
    clocks.finish('warning')
    return { becomes: 'set_aside', says: { reason: input.reason }, seals: { why: input.why } }
  },
})
