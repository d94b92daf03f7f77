import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, factsOf, withFacts } from './application.ts'
import { readApplication } from './branches.ts'
import { laterClock } from './later.ts'
import { materialName, planBy } from './plans.ts'

/**
 * 容缺补齐: the applicant sends a paper without which the application was accepted. It is taken also after its time, as long as
 * nobody has refused for want of it.
 */
export const supplyLater = verb({
  name: 'approvals.supply_later',
  title: { zh: '补齐容缺材料', en: 'Send a paper that was to follow' },
  on: application,
  from: ['in_progress'],
  input: approvals.supply_later,
  may: [applicant],
  when: (kase) => !!factsOf(kase).later?.length,

  async run({ tx, kase, input, clocks, attach, publish }) {
    const facts = factsOf(kase)
    if (!facts.later?.includes(input.material)) refuse('not_awaited', { zh: '这份材料不在容缺补齐之列，或已经补齐，请刷新查看', en: 'This paper is not one that was to follow, or it has come already: please reload' })
    const { materials } = await readApplication({ tx }, kase.id)
    const paper = materials.find((one) => one.key === input.material)!
    const papers = materials.map((one) => (one === paper ? { ...one, by: 'upload', files: input.files } : one))
    await tx.updateTable('approvals.application').set({ materials: JSON.stringify(papers) }).where('case_id', '=', kase.id).execute()
    await attach(input.files, 'applicant', input.material)
    clocks.finish(laterClock(input.material))
    const material = materialName(await planBy(tx, facts.plan), input.material)
    for (const unit of new Set(paper.neededBy.map((matter) => facts.branches[matter]!.unit))) publish(message(noticed, { to: `unit:${unit}:handler`, template: 'approvals.later_came', params: { number: kase.number, material } }))
    const later = facts.later.filter((key) => key !== input.material)
    return { set: withFacts(kase, { later: later.length ? later : undefined }), says: { material: input.material } }
  },
})
