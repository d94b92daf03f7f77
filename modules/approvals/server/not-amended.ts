import { Type } from 'typebox'
import { act } from '#kernel/case/act.ts'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import { system } from '#kernel/identity/actor.ts'
import { theSystem } from '#kernel/identity/who.ts'
import type { CertificateStatus } from '../rules/statement.ts'
import { hearing, message, noticed } from '#kernel/outbox.ts'
import { application, factsOf } from './application.ts'
import { type Life, lifeInWords, STATUS_ZH } from './certificates/certificate-row.ts'
import { matterName, planBy } from './plans.ts'
import { certificateLeft } from './topics.ts'

/**
 * The certificate that this application was to change had gone another way meanwhile and was left as it is: its own history says
 * so, and applicant and department are told. A certificate that is no more need not be revoked, and the applicant is not told it was.
 */
export const notAmended = verb({
  name: 'approvals.not_amended',
  title: { zh: '证照没有变动', en: 'The certificate was left as it is' },
  on: application,
  from: ['in_progress', 'ready', 'issued', 'concluded'],
  input: Type.Object({ caseId: CaseId, matter: Type.String(), certificate: Type.String(), status: Type.String(), does: Type.String() }, strict),
  may: [theSystem],

  async run({ tx, kase, input, publish }) {
    const matter = matterName(await planBy(tx, factsOf(kase).plan), input.matter)
    const does = input.does as Life
    const resident = kase.applicant_id ? [`resident:${kase.applicant_id}`] : []
    if (does === 'revoke') for (const to of resident) publish(message(noticed, { to, template: 'approvals.not_corrected', params: { number: kase.number, matter } }))
    else {
      const params = { number: kase.number, matter, certificate: input.certificate, status: { zh: STATUS_ZH[input.status as CertificateStatus], en: input.status }, does: lifeInWords(does) }
      for (const to of [`unit:${factsOf(kase).branches[input.matter]!.unit}:handler`, ...resident]) publish(message(noticed, { to, template: 'approvals.not_amended', params }))
    }
    return { says: { matter: input.matter, certificate: input.certificate, left: input.status, does } }
  },
})

export const leaving = hearing(certificateLeft, 'approvals', (office, tx, given) => act(office, system, notAmended, given, tx).then(() => undefined))
