import { Type } from 'typebox'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { warning } from './warning.ts'

/** 重算时限: a limit beyond the last notice on holidays was provisional; the next year's notice settles it. */
export const reckonAgain = verb({
  name: 'triage.reckon_again',
  title: { zh: '重算时限', en: 'Reckon limits again' },
  on: warning,
  from: warning.states,
  input: Type.Object({ caseId: CaseId }, strict),
  may: [theSystem],

  run({ clocks, calendar }) {
    clocks.reckonAgain()
    return { says: { calendar: calendar.version } }
  },
})
