import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse, refuseInput } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, factsOf, withFacts } from './application.ts'
import { foundMissing, requireKnown } from './missing.ts'
import { planBy } from './plans.ts'
import { requireNotDeemed } from './silence.ts'
import { dropBranches } from './todos.ts'

/** Why the clocks stand still, in the words that the applicant reads. */
export const WAITS_FOR_SUPPLEMENT = '等待申请人补正'

/**
 * 补正告知: the applicant is told of everything that is missing, once and completely, within five days
 * (行政许可法 art. 32(1)(4)): what the departments found in the joint pre-review goes into it of itself. There is no second notice.
 */
export const requestSupplement = verb({
  name: 'approvals.request_supplement',
  title: { zh: '一次性补正告知', en: 'Ask for what is missing' },
  on: application,
  from: ['submitted'],
  input: approvals.request_supplement,
  may: [handler, unitLead],

  async run({ tx, kase, input, now, clocks, publish }) {
    requireNotDeemed(clocks, now)
    const facts = factsOf(kase)
    if (facts.supplement) refuse('told_already', { zh: '补正已经一次性告知过，不能再次要求；请受理，或说明理由不予受理', en: 'What is missing was told once already and cannot be asked again: accept it, or decline it with a reason' })
    const found = await foundMissing(tx, kase.id, facts)
    // Where the window says it better, the department's own words stay in the history.
    const missing = [...input.missing, ...found.filter(({ what }) => !input.missing.some((one) => one.what === what))]
    if (missing.length === 0) refuseInput({ zh: '请写明缺少什么、为什么需要', en: 'Please say what is missing and why it is needed' })
    requireKnown(await planBy(tx, facts.plan), missing)
    clocks.stop('pre_review', WAITS_FOR_SUPPLEMENT)
    clocks.finish('silence')
    const supplement = { seq: kase.version + 1 }
    await dropBranches({ tx, clocks }, kase.id, { supplement })
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.supplement_asked', params: { number: kase.number, count: missing.length } }))
    return { becomes: 'supplementing', set: withFacts(kase, { supplement }), says: { missing: missing.map((m) => m.what) }, seals: { missing } }
  },
})
