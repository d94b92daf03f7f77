import { Type } from 'typebox'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { memory } from './memory.ts'

/** 重算时限: a limit beyond the last notice on holidays was provisional; the next year's notice settles it. */
export const reckonMemoryAgain = verb({
  name: 'world.reckon_memory_again',
  title: { zh: '重算时限', en: 'Reckon limits again' },
  on: memory,
  from: memory.states,
  input: Type.Object({ caseId: CaseId }, strict),
  may: [theSystem],

  run({ clocks, calendar }) {
    clocks.reckonAgain()
    return { says: { calendar: calendar.version } }
  },
})
