import { verb, type Acting, type OnCase } from '#kernel/case/verb.ts'
import { unitsOf } from '#kernel/identity/units.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { approvals } from '../contract.ts'
import { firmIn } from '../rules/firm-of.ts'
import type { Answers } from '../rules/expr.ts'
import { elementsIn, type Member, type Plan } from '../rules/plan.ts'
import { type Application, application, type ApplicationTables, type Branch, factsOf, withBranch, withFacts } from './application.ts'
import { readApplication, toIssue } from './branches.ts'
import { linesAfterChange, nameAfterChange } from './certificates/after-change.ts'
import { type Holder, issueCertificate } from './certificates/certificate-row.ts'
import { codedIn, dataLines } from './certificates/data-lines.ts'
import { beginChecks, isBeingChecked } from './checks.ts'
import { heldCertificate } from './held-certificate.ts'
import { planBy } from './plans.ts'
import { writeBranches } from './todos.ts'
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
    const { issued, amends } = await issueAll(the, plan, app, granted)

    const isLast = kase.state === 'ready'
    const { branches: checked, units } = beginChecks(clocks, plan, app, facts, granted)
    const branches = Object.entries(amends).reduce((all, [matter, at]) => withBranch({ ...facts, branches: all }, matter, { amends: at }), checked)
    const matters = [...(facts.issued?.matters ?? []), ...granted]
    const certificates = issued.filter((one) => 'form' in one && one.form === 'certificate').length
    const figures = { certificates: (facts.issued?.certificates ?? 0) + certificates, documents: (facts.issued?.documents ?? 0) + issued.length - certificates }
    const nothing = matters.length === 0
    const out = nothing ? undefined : { seq: kase.version + 1, matters, ...figures }
    if (isLast) for (const name of ['whole', 'issue']) clocks.finish(name)
    await writeBranches({ tx, clocks }, kase.id, app.graph, { ...facts, branches, ...(out ? { issued: out } : {}) })
    for (const unit of units) publish(message(noticed, { to: `unit:${unit}:handler`, template: 'approvals.to_check', params: { number: kase.number } }))
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: nothing ? 'approvals.refused' : 'approvals.issued', params: { number: kase.number, count: issued.length } }))
    return {
      becomes: !isLast ? 'in_progress' : nothing ? 'refused' : isBeingChecked({ branches }) ? 'issued' : 'concluded',
      set: { ...withFacts(kase, { branches, issued: out }), units: [...new Set([...kase.units, ...units])] },
      says: { issued },
    }
  },
})

async function issueAll({ office, tx, kase, now, publish }: Acting<unknown, ApplicationTables> & OnCase, plan: Plan, { answers: given, materials: papers }: Application, granted: readonly string[]): Promise<{ issued: Issued[]; amends: Record<string, NonNullable<Branch['amends']>> }> {
  const elements = elementsIn(plan)
  const answers: Record<string, Answers[string]> = { ...given }
  let made: string | null = null
  const issued: Issued[] = []
  const amends: Record<string, NonNullable<Branch['amends']>> = {}
  for (const member of inOrder(plan.members.filter((m) => granted.includes(m.matter)))) {
    const { matter, result, life, authority } = member
    const held = await heldCertificate(tx, plan, member, { caseId: kase.id, applicant: kase.applicant_id, answers: given, papers })
    if (life && held) {
      publish(message(certificateAmended, { caseId: held.case_id, matter: held.matter, by: kase.id, byMatter: matter }))
      issued.push({ matter, amends: held.identifier, does: life.does })
      if (LASTING.has(life.does)) amends[matter] = { caseId: held.case_id, matter: held.matter }
      if (result?.form === 'certificate') continue
    }
    if (!result) continue
    const isChange = life?.does === 'change'
    const data = isChange ? linesAfterChange(result.fields, elements, answers, []) : dataLines(result.fields, elements, answers)
    const holder = { id: kase.applicant_id, ...holderOf(plan, given, matter, made), ...(isChange && nameAfterChange(given) ? { name: nameAfterChange(given)! } : {}) }
    const row = await issueCertificate(tx, office, { caseId: kase.id, matter, result, data, holder, authority: unitsOf(office).find((unit) => unit.id === authority)?.name ?? authority, now, said: codedIn(elements, answers) })
    issued.push({ matter, form: result.form, number: row.number, identifier: row.identifier })
    // What this one brings into being stands on those that follow.
    for (const key of result.makes ?? []) answers[key] = row.number
    if (result.makes?.length) made = row.holder_code
  }
  return { issued, amends }
}

/** What gives its holder something: what rested on a broken promise is taken back with the certificate. */
const LASTING = new Set<string>(['change', 'renew', 'resume'])

/** Those that bring something into being first. */
const inOrder = (members: readonly Member[]) => members.toSorted((a, b) => Number(!!b.result?.makes) - Number(!!a.result?.makes))

const textOf = (answers: Answers, ...keys: string[]) => keys.map((key) => answers[key]).find((answer): answer is string => typeof answer === 'string' && answer !== '')

/** The enterprise, where the application is about one, else the person. `made`: the code that it has just been given. */
function holderOf(plan: Plan, answers: Answers, matter: string, made: string | null): Pick<Holder, 'code' | 'name'> {
  const firm = firmIn(plan, answers, matter) ?? firmIn(plan, answers)
  const name = firm?.name ?? textOf(answers, 'ent.name')
  return { code: made ?? firm?.code ?? (name ? null : (textOf(answers, 'person.id_number') ?? null)), name: name ?? textOf(answers, 'person.name') ?? plan.name }
}
