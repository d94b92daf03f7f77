import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { approvals } from '../contract.ts'
import { firmOf } from '../rules/firm-of.ts'
import { application, branchOfficer, factsOf, withBranch, withFacts } from './application.ts'
import { isPersons } from './certificates/public-certificate.ts'
import { readApplication, workingDays } from './branches.ts'
import { checkClock, correctClock, isBeingChecked, requireCheck } from './checks.ts'
import { matterName, planBy } from './plans.ts'

/**
 * 承诺核查: what was found at the applicant's. Kept, the matter is at rest; broken, it is to be put right within the time that the
 * promise itself named, and until then no other promise is taken from them (国办发〔2020〕42号).
 */
export const recordCheck = verb({
  name: 'approvals.record_check',
  title: { zh: '登记承诺核查', en: 'Record the check' },
  on: application,
  // What is issued matter by matter is checked while others are still decided.
  from: ['in_progress', 'ready', 'issued'],
  input: approvals.record_check,
  may: [branchOfficer],

  async run({ tx, kase, actor, input, now, clocks, attach, publish }) {
    const facts = factsOf(kase)
    const plan = await planBy(tx, facts.plan)
    const promise = requireCheck(plan, facts, actor, input.matter, 'due')
    clocks.finish(checkClock(input.matter))
    await attach(input.files ?? [], 'handler', 'check')
    const branches = withBranch(facts, input.matter, { check: input.kept ? 'kept' : 'correcting' })
    if (!input.kept) {
      const { answers } = await readApplication({ tx }, kase.id)
      // A firm that this very application has brought into being has its code from here.
      const issued = await tx.selectFrom('approvals.certificate').select('holder_code').where('case_id', '=', kase.id).execute()
      const firm = issued.find((row) => !isPersons(row))?.holder_code ?? firmOf(plan, answers)
      clocks.start(correctClock(input.matter), { kind: 'correct', limit: workingDays(promise.correct), unit: promise.check.unit })
      await tx.insertInto('approvals.credit_record').values({ case_id: kase.id, matter: input.matter, holder_id: kase.applicant_id!, holder_code: firm, found_at: now, repaired_at: null }).execute()
      publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.to_correct', params: { number: kase.number, matter: matterName(plan, input.matter), due: clocks.get(correctClock(input.matter))!.dueAt } }))
    }
    return {
      ...(kase.state === 'issued' && !isBeingChecked({ branches }) ? { becomes: 'concluded' as const } : {}),
      set: withFacts(kase, { branches }),
      says: { matter: input.matter, kept: input.kept },
      seals: { findings: input.findings },
    }
  },
})
