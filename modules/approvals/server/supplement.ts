import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { approvals } from '../contract.ts'
import { checkedAnswers } from './answers.ts'
import { application, type Branch, factsOf, withFacts } from './application.ts'
import { workingDays, writeBranches } from './branches.ts'
import { firmOf, requireGoodCredit } from './credit.ts'
import { planBy } from './plans.ts'
import { proofsOf, settlePapers } from './papers.ts'

/** 行政许可法 art. 32(1)(4), from the day on which it is complete again. */
const DAYS_UNTIL_SILENCE = 5

/** 补正: the applicant sends what was missing, under the plan that the application was made under. */
export const supplement = verb({
  name: 'approvals.supplement',
  title: { zh: '提交补正', en: 'Send what was missing' },
  on: application,
  from: ['supplementing'],
  input: approvals.supplement,
  may: [applicant],

  async run({ tx, kase, input, clocks, attach, publish }) {
    const facts = factsOf(kase)
    const plan = await planBy(tx, facts.plan)
    const answers = checkedAnswers(plan, input.answers)
    const before = (await tx.selectFrom('approvals.application').select('materials').where('case_id', '=', kase.id).executeTakeFirstOrThrow()).materials as unknown as { key: string; files?: string[] }[]
    const known = new Set(before.flatMap((paper) => paper.files ?? []))
    const { situation, papers } = settlePapers(plan, answers, input.papers, await proofsOf(tx, { caseId: kase.id, applicant: kase.applicant_id! }))
    if (papers.some((paper) => paper.by === 'promise')) await requireGoodCredit(tx, kase.applicant_id!, firmOf(plan, answers))
    const graph = situation.schedule.steps.map(({ start: _start, end: _end, slack: _slack, ...node }) => node)
    await tx.updateTable('approvals.application').set({ answers: JSON.stringify(answers), materials: JSON.stringify(papers), graph: JSON.stringify(graph) }).where('case_id', '=', kase.id).execute()
    await attach(papers.flatMap((paper) => paper.files ?? []).filter((file) => !known.has(file)), 'applicant')

    clocks.resume('pre_review')
    clocks.start('silence', { kind: 'silence', limit: workingDays(DAYS_UNTIL_SILENCE), unit: kase.unit_id })
    const branches = Object.fromEntries(situation.matters.map((matter): [string, Branch] => [matter, { unit: plan.members.find((m) => m.matter === matter)!.authority, state: 'working' }]))
    const later = papers.filter((paper) => paper.by === 'later').map((paper) => paper.key)
    const promises = papers.filter((paper) => paper.by === 'promise').map((paper) => paper.key)
    const next = { ...facts, branches, supplement: { ...facts.supplement!, answered: kase.version + 1 } }
    await tx.deleteFrom('approvals.branch').where('case_id', '=', kase.id).execute()
    await writeBranches({ tx, clocks }, kase.id, [], next)
    publish(message(noticed, { to: `unit:${kase.unit_id}:handler`, template: 'approvals.supplemented', params: { number: kase.number } }))
    return {
      becomes: 'submitted',
      set: {
        ...withFacts(kase, { branches, supplement: next.supplement, opinions: undefined, later: later.length ? later : undefined, promises: promises.length ? promises : undefined }),
        units: [...new Set([...kase.units, ...graph.flatMap((node) => node.units)])],
      },
      says: { matters: situation.matters, papers: papers.map(({ key, by }) => ({ key, by })) },
      seals: { answers, ...(input.words ? { words: input.words } : {}) },
    }
  },
})
