import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, branchOfficer, factsOf, withFacts } from './application.ts'
import { requireBranch } from './branches.ts'
import { requireKnown } from './missing.ts'
import { planBy } from './plans.ts'
import { writeBranches } from './todos.ts'

/**
 * 联合预审: each department says whether the papers of its matters are complete. What it finds missing is proposed to the
 * window, which tells the applicant of everything in one notice. Said again, the last word counts.
 */
export const givePreReview = verb({
  name: 'approvals.give_pre_review',
  title: { zh: '预审意见', en: 'Pre-review' },
  on: application,
  from: ['submitted'],
  input: approvals.give_pre_review,
  may: [branchOfficer],

  async run({ tx, kase, actor, input, clocks, publish }) {
    const facts = factsOf(kase)
    requireBranch(facts, actor, input.matter)
    const missing = input.missing ?? []
    if (input.complete && missing.length) refuseInput({ zh: '列出了缺少的材料，就不能选“齐全”', en: 'What is complete lacks nothing: please say one or the other' })
    if (!input.complete && missing.length === 0) refuseInput({ zh: '请逐项写明缺少什么、为什么需要，以便一次性告知申请人', en: 'Please say what is missing and why, so that the applicant is told of all of it at once' })
    requireKnown(await planBy(tx, facts.plan), missing)
    const opinions = { ...facts.opinions, [input.matter]: { seq: kase.version + 1, complete: input.complete } }
    await writeBranches({ tx, clocks }, kase.id, [], { ...facts, opinions })
    if (Object.keys(facts.branches).every((matter) => opinions[matter])) publish(message(noticed, { to: `unit:${kase.unit_id}:handler`, template: 'approvals.pre_reviewed', params: { number: kase.number } }))
    return {
      set: withFacts(kase, { opinions }),
      says: { matter: input.matter, complete: input.complete, ...(missing.length ? { missing: missing.map((one) => one.what) } : {}) },
      ...(missing.length || input.opinion ? { seals: { ...(missing.length ? { missing } : {}), ...(input.opinion ? { opinion: input.opinion } : {}) } } : {}),
    }
  },
})
