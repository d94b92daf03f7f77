import { Type } from 'typebox'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { application, factsOf } from './application.ts'
import { readApplication } from './branches.ts'
import { dropBranches, writeBranches } from './todos.ts'

/** 重算时限: the next year's notice on holidays settles what was provisional, on the lists too. */
export const reckonAgain = verb({
  name: 'approvals.reckon_again',
  title: { zh: '重算时限', en: 'Reckon limits again' },
  on: application,
  from: application.states,
  input: Type.Object({ caseId: CaseId }, strict),
  may: [theSystem],

  async run({ tx, kase, clocks, calendar }) {
    clocks.reckonAgain()
    const facts = factsOf(kase)
    if (kase.state === 'submitted') await writeBranches({ tx, clocks }, kase.id, [], facts)
    else if (kase.state === 'supplementing') await dropBranches({ tx, clocks }, kase.id, facts)
    else if (kase.state === 'in_progress' || kase.state === 'ready') await writeBranches({ tx, clocks }, kase.id, (await readApplication({ tx }, kase.id)).graph, facts)
    return { says: { calendar: calendar.version } }
  },
})
