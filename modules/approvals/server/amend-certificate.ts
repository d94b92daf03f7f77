import { Type } from 'typebox'
import { act } from '#kernel/case/act.ts'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import { system } from '#kernel/identity/actor.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { hearing, message, noticed } from '#kernel/outbox.ts'
import { firmIn } from '../rules/firm-of.ts'
import { elementsIn } from '../rules/plan.ts'
import { application, factsOf } from './application.ts'
import { readApplication } from './branches.ts'
import { linesAfterChange, nameAfterChange } from './certificates/after-change.ts'
import { amendCertificate, permits } from './certificates/certificate-row.ts'
import { dataLines } from './certificates/data-lines.ts'
import { matterName, planBy } from './plans.ts'
import { certificateAmended, certificateLeft } from './topics.ts'

/**
 * 证照变更、延续、停业、恢复、注销: the case that issued a certificate makes its next version, as another application was granted
 * it; and revokes it where that one had been granted on a promise that was broken. Where the certificate has changed meanwhile so
 * that this cannot be, nothing is done: the history says so, and so does that of the application.
 */
export const amend = verb({
  name: 'approvals.amend',
  title: { zh: '证照变更', en: 'Amend the certificate' },
  on: application,
  // What is issued matter by matter is there while others are still decided.
  from: ['in_progress', 'ready', 'issued', 'concluded'],
  input: Type.Object({ caseId: CaseId, matter: Type.String(), by: CaseId, byMatter: Type.String(), does: Type.Optional(Type.Literal('revoke')) }, strict),
  may: [theSystem],

  async run({ office, tx, kase, input, now, publish }) {
    const from = await tx.selectFrom('kernel.case').select(['facts', 'number', 'applicant_id']).where('id', '=', input.by).executeTakeFirstOrThrow()
    const plan = await planBy(tx, factsOf(from).plan)
    const { life, result } = plan.members.find((m) => m.matter === input.byMatter)!
    const does = input.does ?? life!.does
    const says = { matter: input.matter, by: from.number, does }
    const newest = await tx.selectFrom('approvals.certificate').select(['status', 'number', 'data']).where('case_id', '=', kase.id).where('matter', '=', input.matter).orderBy('version', 'desc').limit(1).executeTakeFirstOrThrow()
    if (!permits(newest.status, does)) {
      publish(message(certificateLeft, { caseId: input.by, matter: input.byMatter, certificate: newest.number, status: newest.status, does }))
      return { says: { ...says, left: newest.status } }
    }
    const { answers } = await readApplication({ tx }, input.by)
    const data = does === 'change' ? linesAfterChange(result?.fields ?? [], elementsIn(plan), answers, newest.data) : does === 'renew' ? dataLines(result?.fields ?? [], elementsIn(plan), answers) : []
    const holderName = does === 'change' ? nameAfterChange(answers) ?? firmIn(plan, answers, input.byMatter)?.name : undefined
    const { version } = await amendCertificate(tx, office, { caseId: kase.id, matter: input.matter, does, data, ...(holderName ? { holderName } : {}), ...(result?.validYears ? { years: result.validYears } : {}), now })
    if (input.does === 'revoke' && from.applicant_id) publish(message(noticed, { to: `resident:${from.applicant_id}`, template: 'approvals.revoked', params: { number: from.number, matter: matterName(plan, input.byMatter) } }))
    return { says: { ...says, version } }
  },
})

export const amending = hearing(certificateAmended, 'approvals', (office, tx, given) => act(office, system, amend, given, tx).then(() => undefined))
