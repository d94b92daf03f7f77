import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, branchOfficer, factsOf, withBranch, withFacts } from './application.ts'
import { consultClock, readApplication } from './branches.ts'
import { matterName, planBy } from './plans.ts'
import { writeBranches } from './todos.ts'

/** 答复征求意见: what the other unit thinks stands in the history of the case. */
export const answerConsult = verb({
  name: 'approvals.answer_consult',
  title: { zh: '答复征求意见', en: 'Answer the consultation' },
  on: application,
  from: ['in_progress'],
  input: approvals.answer_consult,
  may: [branchOfficer],

  async run({ tx, kase, actor, input, clocks, attach, publish }) {
    const facts = factsOf(kase)
    const branch = facts.branches[input.matter]
    const asked = branch?.consult
    if (!branch || !asked || actor.is !== 'staff' || !actor.units.includes(asked.unit)) refuse('not_asked', { zh: '这个事项没有征求您所在单位的意见', en: 'Your unit was not asked about this matter' })
    if (asked.answered !== undefined || !['working', 'stopped'].includes(branch.state)) refuse('nothing_open', { zh: '已经答复，或事项已作出决定，请刷新查看', en: 'It was answered, or the matter is decided: please reload' })
    clocks.finish(consultClock(input.matter))
    await attach(input.files ?? [], 'handler', 'consult')
    const branches = withBranch(facts, input.matter, { consult: { ...asked, answered: kase.version + 1 } })
    await writeBranches({ tx, clocks }, kase.id, (await readApplication({ tx }, kase.id)).graph, { ...facts, branches })
    publish(message(noticed, { to: `unit:${branch.unit}:handler`, template: 'approvals.consult_answered', params: { number: kase.number, matter: matterName(await planBy(tx, facts.plan), input.matter) } }))
    return { set: withFacts(kase, { branches }), says: { matter: input.matter, unit: asked.unit }, seals: { opinion: input.opinion } }
  },
})
