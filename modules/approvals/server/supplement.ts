import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { approvals } from '../contract.ts'
import { application, factsOf, withFacts } from './application.ts'
import { planBy } from './plans.ts'
import { settleApplication } from './settle-application.ts'
import { startSilence } from './silence.ts'
import { writeBranches } from './todos.ts'

/** 补正: the applicant sends what was missing, under the plan that the application was made under. */
export const supplement = verb({
  name: 'approvals.supplement',
  title: { zh: '提交补正', en: 'Send what was missing' },
  on: application,
  from: ['supplementing'],
  input: approvals.supplement,
  may: [applicant],

  async run({ tx, kase, input, now, clocks, attach, publish }) {
    const facts = factsOf(kase)
    const plan = await planBy(tx, facts.plan)
    const before = (await tx.selectFrom('approvals.application').select('materials').where('case_id', '=', kase.id).executeTakeFirstOrThrow()).materials as unknown as { key: string; files?: string[] }[]
    const known = new Set(before.flatMap((paper) => paper.files ?? []))
    const { answers, papers, graph, matters, facts: settled } = await settleApplication(tx, plan, { caseId: kase.id, applicant: kase.applicant_id!, answers: input.answers, papers: input.papers, now })
    await tx.updateTable('approvals.application').set({ answers: JSON.stringify(answers), materials: JSON.stringify(papers), graph: JSON.stringify(graph) }).where('case_id', '=', kase.id).execute()
    await attach(papers.flatMap((paper) => paper.files ?? []).filter((file) => !known.has(file)), 'applicant')

    clocks.resume('pre_review')
    startSilence(clocks, kase.unit_id)
    // What the departments said of the papers as they were is over: they look at them again.
    const { opinions: _over, ...stays } = facts
    const next = { ...stays, ...settled, supplement: { ...facts.supplement!, answered: kase.version + 1 } }
    await writeBranches({ tx, clocks }, kase.id, [], next)
    publish(message(noticed, { to: `unit:${kase.unit_id}:handler`, template: 'approvals.supplemented', params: { number: kase.number } }))
    return {
      becomes: 'submitted',
      set: {
        ...withFacts(kase, { later: undefined, promises: undefined, differs: undefined, green: undefined, ...settled, supplement: next.supplement, opinions: undefined }),
        units: [...new Set([...kase.units, ...graph.flatMap((node) => node.units)])],
      },
      says: { matters, papers: papers.map(({ key, by }) => ({ key, by })) },
      seals: { answers, ...(input.words ? { words: input.words } : {}) },
    }
  },
})
