import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, branchOfficer, factsOf, withBranch, withFacts } from './application.ts'
import { isOver } from './branches.ts'
import { amendCertificate, permits } from './certificates/certificate-row.ts'
import { correctClock, isBeingChecked, requireCheck } from './checks.ts'
import { matterName, planBy } from './plans.ts'
import { certificateAmended } from './topics.ts'

/**
 * 整改复核: put right in time, the record of the broken promise is repaired. Not put right, the certificate that rested on it is
 * revoked (行政许可法 art. 69; 国办发〔2020〕42号), and the record stays until it is repaired one day.
 */
export const recordCorrection = verb({
  name: 'approvals.record_correction',
  title: { zh: '登记整改结果', en: 'Record the correction' },
  on: application,
  // What is issued matter by matter is checked while others are still decided.
  from: ['in_progress', 'ready', 'issued'],
  input: approvals.record_correction,
  may: [branchOfficer],

  async run({ office, tx, kase, actor, input, now, clocks, attach, publish }) {
    const facts = factsOf(kase)
    const plan = await planBy(tx, facts.plan)
    requireCheck(plan, facts, actor, input.matter, 'correcting')
    if (!input.corrected && !isOver(clocks.get(correctClock(input.matter)), now)) refuse('time_to_correct', { zh: '整改期限未满，期满后仍未整改的才能撤销', en: 'There is still time to put it right: only after that can it be revoked' })
    clocks.finish(correctClock(input.matter))
    await attach(input.files ?? [], 'handler', 'check')
    if (input.corrected) await tx.updateTable('approvals.credit_record').set({ repaired_at: now }).where('case_id', '=', kase.id).where('matter', '=', input.matter).execute()
    // What was given back meanwhile is not there any more to be revoked.
    const isThere = async (at: { caseId: string; matter: string } | undefined) => {
      const newest = at && !input.corrected ? await tx.selectFrom('approvals.certificate').select('status').where('case_id', '=', at.caseId).where('matter', '=', at.matter).orderBy('version', 'desc').limit(1).executeTakeFirst() : undefined
      return !!newest && permits(newest.status, 'revoke')
    }
    const { amends } = facts.branches[input.matter]!
    const [own, amended] = [await isThere({ caseId: kase.id, matter: input.matter }), await isThere(amends)]
    if (own) await amendCertificate(tx, office, { caseId: kase.id, matter: input.matter, does: 'revoke', now })
    const branches = withBranch(facts, input.matter, { check: input.corrected ? 'corrected' : 'broken' })
    // Of a certificate of another case, the applicant hears when it is revoked there.
    if (amended) publish(message(certificateAmended, { ...amends!, by: kase.id, byMatter: input.matter, does: 'revoke' }))
    else publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: input.corrected ? 'approvals.corrected' : own ? 'approvals.revoked' : 'approvals.not_corrected', params: { number: kase.number, matter: matterName(plan, input.matter) } }))
    return {
      ...(kase.state === 'issued' && !isBeingChecked({ branches }) ? { becomes: 'concluded' as const } : {}),
      set: withFacts(kase, { branches }),
      says: { matter: input.matter, corrected: input.corrected, ...(own || amended ? { revoked: true } : {}) },
      seals: { findings: input.findings },
    }
  },
})
