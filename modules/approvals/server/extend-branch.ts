import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import type { Member } from '../rules/plan.ts'
import { application, branchLead, factsOf, withBranch, withFacts } from './application.ts'
import { extendTime } from './branch-clocks.ts'
import { branchClock, readApplication, requireBranch } from './branches.ts'
import { matterName, planBy } from './plans.ts'
import { writeBranches } from './todos.ts'

/** 行政许可法 art. 42: ten days for a licence, where its own law says nothing else. For anything that is no licence, only what is said. */
const mostDays = ({ type, clock }: Member) => clock.extendBy ?? (type === 'licence' ? 10 : 0)

/** 延长期限: by the head of the department, once, before the time is over; the applicant is told why (行政许可法 art. 42). */
export const extendBranch = verb({
  name: 'approvals.extend_branch',
  title: { zh: '延长期限', en: 'Extend the time' },
  on: application,
  from: ['in_progress'],
  input: approvals.extend_branch,
  may: [branchLead],

  async run({ tx, kase, actor, input, now, clocks, publish }) {
    const facts = factsOf(kase)
    if (requireBranch(facts, actor, input.matter).extended) refuse('extended_already', { zh: '该事项已经延长过一次，不能再延长（行政许可法第四十二条）', en: 'This matter was extended once and cannot be extended again (art. 42)' })
    const plan = await planBy(tx, facts.plan)
    const most = mostDays(plan.members.find((m) => m.matter === input.matter)!)
    if (input.days > most) refuse('too_long', most === 0 ? { zh: '该事项依法不能延长期限', en: 'The time of this matter cannot be extended' } : { zh: `该事项最多延长 ${most} 个工作日`, en: `This matter can be extended by ${most} working days at most` })
    const { graph } = await readApplication({ tx }, kase.id)
    extendTime(clocks, graph, facts, { matter: input.matter, days: input.days, why: '经本部门负责人批准延长', now })
    const branches = withBranch(facts, input.matter, { extended: { seq: kase.version + 1, days: input.days } })
    await writeBranches({ tx, clocks }, kase.id, graph, { ...facts, branches })
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.extended', params: { number: kase.number, matter: matterName(plan, input.matter), days: input.days, due: clocks.get(branchClock(input.matter))!.dueAt } }))
    return { set: withFacts(kase, { branches }), says: { matter: input.matter, days: input.days }, seals: { reason: input.reason } }
  },
})
