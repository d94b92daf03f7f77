import { Type } from 'typebox'
import { act } from '#kernel/case/act.ts'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import { system } from '#kernel/identity/actor.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { hearing, message, noticed } from '#kernel/outbox.ts'
import { elementsIn } from '../rules/plan.ts'
import { application, factsOf } from './application.ts'
import { readApplication } from './branches.ts'
import { amendCertificate, lifeInWords, permits, STATUS_ZH } from './certificates/certificate-row.ts'
import { dataLines } from './certificates/data-lines.ts'
import { planBy } from './plans.ts'
import { certificateAmended } from './topics.ts'

/**
 * 证照变更、延续、停业、恢复、注销: the case that issued a certificate makes its next version, as another application was granted
 * it. Where the certificate has changed meanwhile so that this cannot be, nothing is done: the history says so, and whoever
 * applied for it and the department that granted it are told.
 */
export const amend = verb({
  name: 'approvals.amend',
  title: { zh: '证照变更', en: 'Amend the certificate' },
  on: application,
  from: ['issued', 'concluded'],
  input: Type.Object({ caseId: CaseId, matter: Type.String(), by: CaseId, byMatter: Type.String() }, strict),
  may: [theSystem],

  async run({ office, tx, kase, input, now, publish }) {
    const from = await tx.selectFrom('kernel.case').select(['facts', 'number', 'applicant_id']).where('id', '=', input.by).executeTakeFirstOrThrow()
    const plan = await planBy(tx, factsOf(from).plan)
    const { life, result, authority, name: zh, en } = plan.members.find((m) => m.matter === input.byMatter)!
    const says = { matter: input.matter, by: from.number, does: life!.does }
    const newest = await tx.selectFrom('approvals.certificate').select(['status', 'number']).where('case_id', '=', kase.id).where('matter', '=', input.matter).orderBy('version', 'desc').limit(1).executeTakeFirstOrThrow()
    if (!permits(newest.status, life!.does)) {
      const params = { number: from.number, matter: { zh, en }, certificate: newest.number, status: { zh: STATUS_ZH[newest.status], en: newest.status }, does: lifeInWords(life!.does) }
      for (const to of [`unit:${authority}:handler`, ...(from.applicant_id ? [`resident:${from.applicant_id}`] : [])]) publish(message(noticed, { to, template: 'approvals.not_amended', params }))
      return { says: { ...says, left: newest.status } }
    }
    const { answers } = await readApplication({ tx }, input.by)
    const data = life!.does === 'change' || life!.does === 'renew' ? dataLines(result?.fields ?? [], elementsIn(plan), answers) : []
    const { version } = await amendCertificate(tx, office, { caseId: kase.id, matter: input.matter, does: life!.does, data, ...(result?.validYears ? { years: result.validYears } : {}), now })
    return { says: { ...says, version } }
  },
})

export const amending = hearing(certificateAmended, 'approvals', (office, tx, given) => act(office, system, amend, given, tx).then(() => undefined))
