import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { approvals } from '../contract.ts'
import { PRE_REVIEW, ISSUE } from '../rules/schedule.ts'
import { limitOf } from '../rules/limit.ts'
import { application, type ApplicationFacts, type Branch, chief, factsOf, withFacts } from './application.ts'
import { readApplication, workingDays } from './branches.ts'
import { letterFor, lettersOf } from './delegations.ts'
import { heldCertificate, requireTheirs } from './held-certificate.ts'
import { planBy } from './plans.ts'
import { writeBranches } from './todos.ts'

/**
 * 首席审批服务代表当场办结: one officer accepts and grants all matters of an application at once, as far as the departments have
 * delegated them in writing (行政许可法 art. 24, 26). It takes complete papers and matters that are decided on paper alone;
 * anything else goes the ordinary way, and nobody can refuse on the spot.
 */
export const decideOnTheSpot = verb({
  name: 'approvals.decide_on_the_spot',
  title: { zh: '当场办结', en: 'Decide on the spot' },
  on: application,
  from: ['submitted'],
  input: approvals.decide_on_the_spot,
  may: [chief],

  async run({ office, tx, kase, actor, input, today, clocks, publish }) {
    if (actor.is !== 'staff') throw new Error('only staff decide')
    const facts = factsOf(kase)
    const plan = await planBy(tx, facts.plan)
    const { graph, answers, materials } = await readApplication({ tx }, kase.id)
    const letters = lettersOf(office.definitions, actor.account, today)
    const members = plan.members.filter((m) => facts.branches[m.matter])
    const rests = members.map((member) => ({ member, ...letterFor(letters, member, answers, graph) }))
    const not = rests.flatMap(({ member, ...rest }) => ('why' in rest ? [{ member, why: rest.why }] : []))
    if (not.length) refuse('not_delegated', { zh: `不能当场办结：${not.map(({ member, why }) => `“${member.name}”${why.zh}`).join('；')}。请按一般程序受理`, en: `It cannot be decided on the spot: ${not.map(({ member, why }) => `${member.en}: ${why.en}`).join('; ')}. Please accept it the ordinary way` }, not.map(({ member }) => member.matter))
    const incomplete = Object.values(facts.opinions ?? {}).some((opinion) => !opinion.complete)
    if (facts.later || incomplete) refuse('papers_incomplete', { zh: '材料还不齐全，不能当场决定：请告知补正，或按一般程序受理', en: 'The papers are not complete: ask for what is missing, or accept it the ordinary way' })

    for (const member of members) await requireTheirs(tx, await heldCertificate(tx, plan, member, { caseId: kase.id, applicant: kase.applicant_id, answers, papers: materials }), kase.applicant_id)

    const seq = kase.version + 1
    const letterOf = Object.fromEntries(rests.flatMap(({ member, ...rest }) => ('letter' in rest ? [[member.matter, rest.letter]] : [])))
    const branches = Object.fromEntries(Object.entries(facts.branches).map(([matter, branch]): [string, Branch] => [matter, { ...branch, state: 'granted', decided: { seq, by: actor.id, on: 'spot', letter: letterOf[matter]! } }]))
    const done = Object.fromEntries(graph.filter((node) => node.id !== PRE_REVIEW && node.id !== ISSUE).map((node) => [node.id, { seq, units: [...node.units], outcome: 'pass' as const }]))
    const next: ApplicationFacts = { ...facts, branches, done }
    clocks.finish('pre_review')
    clocks.finish('silence')
    clocks.start('whole', { kind: 'whole', limit: workingDays(limitOf(plan, members, answers).days), unit: kase.unit_id })
    clocks.start('issue', { kind: 'issue', limit: workingDays(plan.issue.days), unit: plan.issue.unit })
    await writeBranches({ tx, clocks }, kase.id, graph, next)
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.on_the_spot', params: { number: kase.number } }))
    publish(message(noticed, { to: `unit:${plan.issue.unit}:handler`, template: 'approvals.to_issue', params: { number: kase.number } }))
    for (const unit of new Set(members.map((m) => m.authority))) publish(message(noticed, { to: `unit:${unit}:lead`, template: 'approvals.decided_for_you', params: { number: kase.number } }))
    return {
      becomes: 'ready',
      set: { ...withFacts(kase, { branches, done }), unit_id: plan.issue.unit },
      says: { on: 'spot', letters: letterOf },
      ...(input.why ? { seals: { why: input.why } } : {}),
    }
  },
})
