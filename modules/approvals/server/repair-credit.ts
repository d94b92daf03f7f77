import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, branchLead, factsOf } from './application.ts'
import { requireCheck } from './checks.ts'
import { planBy } from './plans.ts'

/** 信用修复: whoever has made good what they had promised may promise again. The head of the department that checked says so. */
export const repairCredit = verb({
  name: 'approvals.repair_credit',
  title: { zh: '信用修复', en: 'Repair the credit record' },
  on: application,
  from: ['in_progress', 'ready', 'issued', 'concluded'],
  input: approvals.repair_credit,
  may: [branchLead],
  when: (kase) => Object.values(factsOf(kase).branches).some((branch) => branch.check === 'broken'),

  async run({ tx, kase, actor, input, now, publish }) {
    requireCheck(await planBy(tx, factsOf(kase).plan), factsOf(kase), actor, input.matter, 'broken')
    const repaired = await tx.updateTable('approvals.credit_record').set({ repaired_at: now }).where('case_id', '=', kase.id).where('matter', '=', input.matter).where('repaired_at', 'is', null).executeTakeFirst()
    if (Number(repaired.numUpdatedRows) === 0) refuse('repaired_already', { zh: '这条失信记录已经修复', en: 'This record was repaired already' })
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.credit_repaired', params: { number: kase.number } }))
    return { says: { matter: input.matter }, seals: { why: input.why } }
  },
})
