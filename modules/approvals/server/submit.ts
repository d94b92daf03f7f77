import { dayOf } from '#kernel/calendar/day.ts'
import { openingVerb } from '#kernel/case/verb.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, type ApplicationFacts } from './application.ts'
import { workingDays } from './branches.ts'
import { keepPlan, requirePlan } from './plans.ts'
import { settleApplication } from './settle-application.ts'
import { startSilence } from './silence.ts'
import { writeBranches } from './todos.ts'

/**
 * 一次申请: one application for all the matters of a one-thing, under the plan that it was filled in under. Data and
 * certificates that the house has or may ask for are not asked of the applicant.
 */
export const submit = openingVerb({
  name: 'approvals.submit',
  title: { zh: '提交申请', en: 'Apply' },
  opens: application,
  input: approvals.submit,
  may: [signedInResident],

  async run({ office, tx, actor, input, id, number, now, clocks, attach, publish }) {
    if (actor.is !== 'resident') throw new Error('only residents apply')
    const published = requirePlan(office, input.oneThing)
    const { plan, hash, versions } = published
    if (hash !== input.plan) refuse('plan_changed', { zh: '填写期间办事规定有了变化，请查看变化后继续，已填的内容都在', en: 'The rules changed while you were filling this in: please look at what changed; your answers are kept' }, { plan: hash })
    const { answers, papers, graph, matters, facts: settled } = await settleApplication(tx, plan, { caseId: id, applicant: actor.id, answers: input.answers, papers: input.papers, now })

    await keepPlan(tx, published, now)
    await tx.insertInto('approvals.application').values({ case_id: id, one_thing: plan.key, plan: hash, answers: JSON.stringify(answers), materials: JSON.stringify(papers), graph: JSON.stringify(graph) }).execute()
    await tx.deleteFrom('approvals.draft').where('case_id', '=', id).where('resident_id', '=', actor.id).execute()
    await attach(papers.flatMap((paper) => paper.files ?? []), 'applicant')

    clocks.start('pre_review', { kind: 'pre_review', limit: workingDays(plan.preReview.days), unit: plan.preReview.unit })
    startSilence(clocks, plan.preReview.unit)
    const units = [...new Set([plan.preReview.unit, ...graph.flatMap((node) => node.units), plan.issue.unit])]
    const facts: ApplicationFacts = {
      oneThing: plan.key, plan: hash, ...settled, done: {},
      ...(plan.issue.mode === 'each' ? { each: true } : {}),
    }
    for (const unit of units) publish(message(noticed, { to: `unit:${unit}:handler`, template: 'approvals.to_pre_review', params: { number, oneThing: { zh: plan.name, en: plan.en } } }))
    publish(message(noticed, { to: `resident:${actor.id}`, template: 'approvals.received', params: { number, oneThing: { zh: plan.name, en: plan.en } } }))
    await writeBranches({ tx, clocks }, id, [], facts)
    return {
      becomes: 'submitted',
      set: {
        unit_id: plan.preReview.unit, units, applicant_id: actor.id, category: plan.key, area: areaOf(answers), summary: plan.name,
        pins: versions, facts: facts as unknown as Record<string, unknown>,
      },
      says: { oneThing: plan.key, plan: hash, day: dayOf(now), matters, papers: papers.map(({ key, by }) => ({ key, by })) },
      seals: { answers, phone: input.phone ?? actor.phone },
    }
  },
})

/** The street of the premises, where the application says one: cases are counted and mapped by it. */
const areaOf = (answers: Record<string, unknown>): string | null => (typeof answers['premises.street'] === 'string' ? answers['premises.street'] : null)
