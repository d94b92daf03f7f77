import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { approvals } from '../contract.ts'
import { application, branchOfficer, factsOf, withFacts } from './application.ts'
import { keepTime } from './branch-clocks.ts'
import { branchClock, readApplication, requireBranch, stopClock } from './branches.ts'
import { matterName, planBy } from './plans.ts'
import { writeBranches } from './todos.ts'

/** 恢复计时: the hearing was held, the experts have spoken. Its result stands in the case, and the clocks run on. */
export const resumeBranch = verb({
  name: 'approvals.resume_branch',
  title: { zh: '恢复计时', en: 'Let the clock run on' },
  on: application,
  from: ['in_progress'],
  input: approvals.resume_branch,
  may: [branchOfficer],

  async run({ tx, kase, actor, input, clocks, attach, publish }) {
    const facts = factsOf(kase)
    const { kind } = requireBranch(facts, actor, input.matter, 'stopped').stop!
    const { graph } = await readApplication({ tx }, kase.id)
    const { stop: _over, ...branch } = facts.branches[input.matter]!
    const branches = { ...facts.branches, [input.matter]: { ...branch, state: 'working' as const } }
    clocks.finish(stopClock(input.matter))
    keepTime(clocks, graph, { ...facts, branches })
    await attach(input.files ?? [], 'handler', kind)
    await writeBranches({ tx, clocks }, kase.id, graph, { ...facts, branches })
    const matter = matterName(await planBy(tx, facts.plan), input.matter)
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.resumed', params: { number: kase.number, matter, due: clocks.get(branchClock(input.matter))?.dueAt ?? null } }))
    return { set: withFacts(kase, { branches }), says: { matter: input.matter, kind }, seals: { result: input.result } }
  },
})
