import { verb, type Acting, type OnCase } from '#kernel/case/verb.ts'
import { unitsOf } from '#kernel/identity/units.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import type { Answers } from '../rules/expr.ts'
import { elementsIn, type Member, type Plan } from '../rules/plan.ts'
import { application, type ApplicationFacts, type ApplicationTables, factsOf, withFacts } from './application.ts'
import { readApplication } from './branches.ts'
import { type Holder, issueCertificate, permits } from './certificates/certificate-row.ts'
import { dataLines } from './certificates/data-lines.ts'
import { beginChecks, isBeingChecked } from './checks.ts'
import { firmOf } from './credit.ts'
import { heldCertificate } from './held-certificate.ts'
import { planBy } from './plans.ts'
import { certificateAmended } from './topics.ts'

/** What was issued, as the ledger keeps it. Numbers and identifiers stand on the documents and name nobody. */
type Issued = { matter: string; form: 'certificate' | 'approval' | 'receipt'; number: string; identifier: string } | { matter: string; amends: string; does: string }

/**
 * 统一出件: numbers, documents and seals of every granted matter, in one transaction: all of them are there or none is. What
 * the licence brings into being, as the credit code, stands on the others. A promise is checked from now on.
 */
export const issue = verb({
  name: 'approvals.issue',
  title: { zh: '统一出件', en: 'Issue together' },
  on: application,
  from: ['in_progress', 'ready'],
  input: approvals.issue,
  may: [handler, unitLead],
  when: (kase) => kase.state === 'ready' || (!!factsOf(kase).each && toIssue(factsOf(kase)).length > 0),

  async run(the) {
    const { tx, kase, clocks, publish } = the
    const facts = factsOf(kase)
    const plan = await planBy(tx, facts.plan)
    const app = await readApplication({ tx }, kase.id)
    const granted = toIssue(facts)
    const issued = await issueAll(the, plan, app.answers, granted)

    const isLast = kase.state === 'ready'
    const { branches, units } = beginChecks(clocks, plan, app, facts, granted)
    const matters = [...(facts.issued?.matters ?? []), ...granted]
    const certificates = issued.filter((one) => 'form' in one && one.form === 'certificate').length
    const figures = { certificates: (facts.issued?.certificates ?? 0) + certificates, documents: (facts.issued?.documents ?? 0) + issued.length - certificates }
    const nothing = matters.length === 0
    if (isLast) for (const name of ['whole', 'issue']) clocks.finish(name)
    for (const unit of units) publish(message(noticed, { to: `unit:${unit}:handler`, template: 'approvals.to_check', params: { number: kase.number } }))
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: nothing ? 'approvals.refused' : 'approvals.issued', params: { number: kase.number, count: issued.length } }))
    return {
      becomes: !isLast ? 'in_progress' : nothing ? 'refused' : isBeingChecked({ branches }) ? 'issued' : 'concluded',
      set: { ...withFacts(kase, { branches, issued: nothing ? undefined : { seq: kase.version + 1, matters, ...figures } }), units: [...new Set([...kase.units, ...units])] },
      says: { issued },
    }
  },
})

/** Granted, and not in the applicant's hands yet. */
const toIssue = ({ branches, issued }: ApplicationFacts) => Object.keys(branches).filter((matter) => branches[matter]!.state === 'granted' && !issued?.matters.includes(matter))

async function issueAll({ office, tx, kase, now, publish }: Acting<unknown, ApplicationTables> & OnCase, plan: Plan, given: Answers, granted: readonly string[]): Promise<Issued[]> {
  const elements = elementsIn(plan)
  const answers: Record<string, Answers[string]> = { ...given }
  const holder: Holder = { id: kase.applicant_id, code: codeOf(plan, given), name: nameOf(plan, given) }
  const issued: Issued[] = []
  for (const { matter, result, life, authority } of inOrder(plan.members.filter((m) => granted.includes(m.matter)))) {
    const held = life ? await heldCertificate(tx, life.of, { applicant: kase.applicant_id, firm: holder.code }, given) : undefined
    if (life && held) {
      if (!permits(held.status, life.does)) refuse('certificate_status', { zh: `“${held.title}”（${held.number}）当前状态不能办理此项，请与经办部门联系`, en: `The certificate ${held.number} cannot be taken further this way as it stands` })
      publish(message(certificateAmended, { caseId: held.case_id, matter: held.matter, by: kase.id, byMatter: matter }))
      issued.push({ matter, amends: held.identifier, does: life.does })
      if (result?.form === 'certificate') continue
    }
    if (!result) continue
    const data = dataLines(result.fields, elements, answers)
    const row = await issueCertificate(tx, office, { caseId: kase.id, matter, result, data, holder, authority: unitsOf(office).find((unit) => unit.id === authority)?.name ?? authority, now })
    issued.push({ matter, form: result.form, number: row.number, identifier: row.identifier })
    // What this one brings into being stands on those that follow.
    for (const made of result.makes ?? []) answers[made] = row.number
    if (result.makes?.length) holder.code = row.holder_code
  }
  return issued
}

/** Those that bring something into being first. */
const inOrder = (members: readonly Member[]) => members.toSorted((a, b) => Number(!!b.result?.makes) - Number(!!a.result?.makes))

const textOf = (answers: Answers, ...keys: string[]) => keys.map((key) => answers[key]).find((answer): answer is string => typeof answer === 'string' && answer !== '')

/** The enterprise, where the application is about one (`ent.*` is always the one that applies), else the person. */
const codeOf = (plan: Plan, answers: Answers) => firmOf(plan, answers) ?? (textOf(answers, 'ent.name') ? null : (textOf(answers, 'person.id_number') ?? null))
const nameOf = (plan: Plan, answers: Answers) => textOf(answers, 'ent.name', 'person.name') ?? plan.name
