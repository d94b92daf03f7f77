import { verb } from '#kernel/case/verb.ts'
import { triageVerbs } from '../../contract.ts'
import { theUnit, warning } from './warning.ts'

/** 处置完毕: what was done about the matter. */
export const close = verb({
  name: 'triage.close',
  title: { zh: '处置完毕', en: 'Done' },
  on: warning,
  from: ['taken_up'],
  input: triageVerbs.close,
  may: theUnit,

  run: ({ input }) => ({ becomes: 'closed', seals: { done: input.done } }),
})
