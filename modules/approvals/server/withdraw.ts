import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { approvals } from '../contract.ts'
import { application, factsOf } from './application.ts'
import { toIssue } from './branches.ts'
import { dropBranches } from './todos.ts'

/** 撤回申请: until something is issued, or all is refused, nobody has to go on with what they do not want any more. */
export const withdraw = verb({
  name: 'approvals.withdraw',
  title: { zh: '撤回申请', en: 'Withdraw' },
  on: application,
  from: ['submitted', 'supplementing', 'in_progress', 'ready'],
  input: approvals.withdraw,
  may: [applicant],
  when: (kase) => !factsOf(kase).issued && (kase.state !== 'ready' || toIssue(factsOf(kase)).length > 0),

  async run({ tx, kase, input, clocks, publish }) {
    clocks.finishAll()
    await dropBranches({ tx, clocks }, kase.id)
    const units = new Set([kase.unit_id, ...Object.values(factsOf(kase).branches).map((branch) => branch.unit)])
    for (const unit of units) publish(message(noticed, { to: `unit:${unit}:handler`, template: 'approvals.withdrawn', params: { number: kase.number } }))
    return { becomes: 'withdrawn', ...(input.why ? { seals: { why: input.why } } : {}) }
  },
})
