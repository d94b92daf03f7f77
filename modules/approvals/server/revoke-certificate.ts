import { dayOf } from '#kernel/calendar/day.ts'
import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, branchLead, factsOf } from './application.ts'
import { amendCertificate, lifeInWords } from './certificates/certificate-row.ts'
import { GROUND } from './grounds.ts'
import { planBy } from './plans.ts'

/**
 * 依职权撤销、注销、暂停证照 (行政许可法 art. 69, 70), and lifting a suspension: the head of the department that granted it decides,
 * with a reason. The holder gets the decision on paper, with the remedies.
 */
export const revokeCertificate = verb({
  name: 'approvals.revoke_certificate',
  title: { zh: '依职权处理证照', en: 'Act on a certificate' },
  on: application,
  // What is issued matter by matter is there while others are still decided.
  from: ['in_progress', 'ready', 'issued', 'concluded'],
  input: approvals.revoke_certificate,
  may: [branchLead],
  when: (kase) => !!factsOf(kase).issued,

  async run({ office, tx, kase, actor, input, now, publish }) {
    const facts = factsOf(kase)
    const branch = facts.branches[input.matter]
    if (!branch || actor.is !== 'staff' || !actor.units.includes(branch.unit)) refuse('not_yours', { zh: '这份证照不由您所在的部门颁发', en: 'This certificate is not your department’s' })
    const held = await tx.selectFrom('approvals.certificate').select('valid_until').where('case_id', '=', kase.id).where('matter', '=', input.matter).orderBy('version', 'desc').limit(1).executeTakeFirst()
    if (!held) refuse('no_certificate', { zh: '这个事项没有在本件中发出证照', en: 'No certificate of this matter was issued here' })
    if (input.ground === 'expired' && !(held.valid_until && held.valid_until < dayOf(now))) refuse('still_valid', { zh: '有效期还没有届满，不能以此为由注销', en: 'Its time is not over: it cannot be cancelled for that' })
    const does = GROUND[input.ground].to
    const { title, number, identifier, version } = await amendCertificate(tx, office, { caseId: kase.id, matter: input.matter, does, now })
    const en = (await planBy(tx, facts.plan)).members.find((m) => m.matter === input.matter)?.result?.en ?? title
    if (kase.applicant_id) publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.certificate_acted', params: { number: kase.number, title: { zh: title, en }, certificate: number, does: lifeInWords(does) } }))
    return { says: { matter: input.matter, ground: input.ground, does, number, identifier, version }, seals: { reason: input.reason, ...(input.heard ? { heard: input.heard } : {}) } }
  },
})
