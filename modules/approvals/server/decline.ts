import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { approvals } from '../contract.ts'
import { application } from './application.ts'
import { requireNotDeemed } from './silence.ts'
import { dropBranches } from './todos.ts'

/** 不予受理: with the reason, and where else it can be had; it can be contested (行政许可法 art. 32). */
export const decline = verb({
  name: 'approvals.decline',
  title: { zh: '不予受理', en: 'Decline' },
  on: application,
  from: ['submitted'],
  input: approvals.decline,
  may: [handler, unitLead],

  async run({ tx, kase, input, now, clocks, publish }) {
    requireNotDeemed(clocks, now)
    clocks.finishAll()
    await dropBranches({ tx, clocks }, kase.id)
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.declined', params: { number: kase.number } }))
    return { becomes: 'declined', seals: { reason: input.reason, ...(input.instead ? { instead: input.instead } : {}) } }
  },
})
