import { verb } from '#kernel/case/verb.ts'
import { triageVerbs } from '../../contract.ts'
import { theUnit, warning } from './warning.ts'

/** 响应预警: the unit says what it will do. */
export const takeUp = verb({
  name: 'triage.take_up',
  title: { zh: '响应', en: 'Take up' },
  on: warning,
  from: ['raised'],
  input: triageVerbs.take_up,
  may: theUnit,

  run({ input, clocks }) {
    clocks.finish('warning')
    return { becomes: 'taken_up', seals: { plan: input.plan } }
  },
})
