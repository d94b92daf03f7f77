import { verb } from '#kernel/case/verb.ts'
import type { Units } from '#kernel/definitions/district.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, branchOfficer, factsOf, withBranch, withFacts } from './application.ts'
import { consultClock, isOver, readApplication, requireBranch, workingDays } from './branches.ts'
import { matterName, planBy } from './plans.ts'
import { writeBranches } from './todos.ts'

/**
 * 征求意见: a unit that has no part in the application is asked about a matter. It sees the case from then on and has a time of its own;
 * the branch goes on meanwhile, or its decision waits until the answer is there or the time is over.
 */
export const consult = verb({
  name: 'approvals.consult',
  title: { zh: '征求意见', en: 'Consult another unit' },
  on: application,
  from: ['in_progress'],
  input: approvals.consult,
  may: [branchOfficer],

  async run({ office, tx, kase, actor, input, now, today, clocks, publish }) {
    const facts = factsOf(kase)
    const branch = requireBranch(facts, actor, input.matter)
    if (branch.unit === input.unit) refuse('own_unit', { zh: '不必向本部门征求意见，请直接办理', en: 'Your own department need not be consulted: please go on' })
    if (!office.definitions.at<Units>('units', today).body.some((unit) => unit.id === input.unit)) refuse('no_such_unit', { zh: '没有这个单位，请从列表中选择', en: 'There is no such unit: please choose one from the list' })
    if (branch.consult && branch.consult.answered === undefined && !isOver(clocks.get(consultClock(input.matter)), now)) refuse('asked_already', { zh: '上一次征求意见还没有答复，请等待答复或期满后再征求', en: 'The last question is not answered yet: please wait for it, or until its time is over' })
    clocks.start(consultClock(input.matter), { kind: 'consult', limit: workingDays(input.days), unit: input.unit })
    const branches = withBranch(facts, input.matter, { consult: { seq: kase.version + 1, unit: input.unit, ...(input.waits ? { waits: true } : {}) } })
    await writeBranches({ tx, clocks }, kase.id, (await readApplication({ tx }, kase.id)).graph, { ...facts, branches })
    publish(message(noticed, { to: `unit:${input.unit}:handler`, template: 'approvals.consulted', params: { number: kase.number, matter: matterName(await planBy(tx, facts.plan), input.matter), due: clocks.get(consultClock(input.matter))!.dueAt } }))
    return {
      set: { ...withFacts(kase, { branches }), units: [...new Set([...kase.units, input.unit])] },
      says: { matter: input.matter, unit: input.unit, days: input.days, ...(input.waits ? { waits: true } : {}) },
      seals: { question: input.question },
    }
  },
})
