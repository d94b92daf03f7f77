import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { application, type ApplicationFacts, branchLead, factsOf, withBranch, withFacts } from './application.ts'
import { consultClock, decisionOf, isOver, openSteps, readApplication, requireBranch, voidedBy } from './branches.ts'
import { closeMatters } from './close-matters.ts'
import { heldCertificate, requireTheirs } from './held-certificate.ts'
import { awaitedBy, laterClock } from './later.ts'
import { matterName, planBy } from './plans.ts'
import { writeBranches } from './todos.ts'

/**
 * 决定: the department grants or refuses its matter when all that came before is over. A refusal gives its reason
 * (行政许可法 art. 38), and what could only follow from it comes to nothing too. With the last decision it can be issued.
 * 容缺: nothing is granted before the last tolerated paper is there, and nothing refused for want of it before its time is over
 * (深圳市容缺受理规定 2019; 行政许可法 art. 38).
 */
export const decide = verb({
  name: 'approvals.decide',
  title: { zh: '决定', en: 'Decide' },
  on: application,
  from: ['in_progress'],
  input: approvals.decide,
  may: [branchLead],

  async run({ tx, kase, actor, input, now, clocks, publish }) {
    if (actor.is !== 'staff') throw new Error('only staff decide')
    const facts = factsOf(kase)
    requireBranch(facts, actor, input.matter)
    const { graph, materials, answers } = await readApplication({ tx }, kase.id)
    const decision = decisionOf(graph, input.matter)
    const open = openSteps(graph, facts, input.matter)
    if (!open.some((node) => node.id === decision.id)) refuse('not_ready', { zh: `还有环节没有办结：${open.map((node) => node.name).join('、') || '等待其他事项的结果'}`, en: `Steps are not over yet: ${open.map((node) => node.en).join(', ') || 'it waits for another matter'}` })
    const asked = facts.branches[input.matter]!.consult
    if (asked?.waits && asked.answered === undefined && !isOver(clocks.get(consultClock(input.matter)), now)) refuse('awaits_opinion', { zh: '正在等待征求意见的答复，答复或期满后再决定', en: 'The decision waits for the opinion that was asked for, until its time is over' })
    const awaited = awaitedBy(materials, facts, input.matter)
    if (input.granted && awaited.length) refuse('paper_to_come', { zh: '容缺材料还没有补齐，补齐后才能准予', en: 'Papers that were to follow have not come: it can be granted only then' }, awaited.map((paper) => paper.key))
    if (!input.granted && !input.reason) refuse('needs_reason', { zh: '不予许可应当说明理由（行政许可法第三十八条）', en: 'A refusal must give its reason (art. 38 of the Licensing Law)' })
    const failed = graph.filter((node) => node.matters.includes(input.matter) && facts.done[node.id]?.outcome === 'fail')
    if (input.granted && failed.length && !input.reason) refuse('against_opinion', { zh: `“${failed.map((node) => node.name).join('、')}”的意见是不通过，仍要准予请写明理由`, en: `The opinion in “${failed.map((node) => node.en).join(', ')}” was against it: to grant it, say why` })

    if (awaited.length && !failed.length && awaited.some((paper) => !isOver(clocks.get(laterClock(paper.key)), now))) refuse('time_to_supply', { zh: '申请人补齐容缺材料的期限未满，不能以缺材料为由不予许可', en: 'The applicant still has time to send what was to follow: it cannot be refused for want of it' }, awaited.map((paper) => paper.key))

    const plan = await planBy(tx, facts.plan)
    if (input.granted) await requireTheirs(tx, await heldCertificate(tx, plan, plan.members.find((m) => m.matter === input.matter)!, { caseId: kase.id, applicant: kase.applicant_id, answers, papers: materials }), kase.applicant_id)
    const promised = materials.some((paper) => paper.by === 'promise' && paper.neededBy.includes(input.matter))
    const seq = kase.version + 1
    const voided = input.granted ? [] : voidedBy(materials, facts, input.matter)
    let branches = withBranch(facts, input.matter, { state: input.granted ? 'granted' : 'refused', decided: { seq, by: actor.id, on: promised ? 'promise' : 'review' } })
    for (const matter of voided) branches = withBranch({ ...facts, branches }, matter, { state: 'void' })
    const next: ApplicationFacts = { ...facts, branches, done: { ...facts.done, [decision.id]: { seq, units: decision.units.slice(), outcome: input.granted ? 'pass' : 'fail' } } }
    const { later, becomes, unit } = closeMatters({ kase, clocks, publish }, plan, { graph, materials }, next, [input.matter, ...voided])
    const tell = (matter: string, more: object = {}) => publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.matter_refused', params: { number: kase.number, matter: matterName(plan, matter), ...more } }))
    if (!input.granted) tell(input.matter)
    for (const matter of voided) tell(matter, { because: matterName(plan, input.matter) })
    await writeBranches({ tx, clocks }, kase.id, graph, next)
    return {
      becomes,
      set: { ...withFacts(kase, { branches: next.branches, done: next.done, later }), ...unit },
      says: { matter: input.matter, granted: input.granted, on: promised ? 'promise' : 'review', ...(voided.length ? { voided } : {}) },
      ...(input.reason || input.conditions ? { seals: { ...(input.reason ? { reason: input.reason } : {}), ...(input.conditions ? { conditions: input.conditions } : {}) } } : {}),
    }
  },
})
