import { Type } from 'typebox'
import { act } from '#kernel/case/act.ts'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import type { Tx } from '#kernel/db/tables.ts'
import { system } from '#kernel/identity/actor.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { canonical, sm3 } from '#kernel/ledger/canonical.ts'
import { hearing, message, noticed } from '#kernel/outbox.ts'
import { refuse, Refused } from '#kernel/refusal.ts'
import { planDifference } from '../rules/plan-difference.ts'
import { limitOf } from '../rules/limit.ts'
import type { Node } from '../rules/schedule.ts'
import { application, type ApplicationFacts, type ApplicationState, type Branch, factsOf, withFacts } from './application.ts'
import { isOpen } from './branch-clocks.ts'
import { branchClock, branchTimes, isDone, isOver, openSteps, readApplication, stopClock, workingDays } from './branches.ts'
import { closeMatters } from './close-matters.ts'
import type { DesignTables } from './designer/draft.ts'
import { differenceInWords, repinned } from './designer/repin.ts'
import { laterClock, stillAwaited } from './later.ts'
import { foundMissing, isKnown, toldMissing } from './missing.ts'
import { planBy } from './plans.ts'
import { WAITS_FOR_SUPPLEMENT } from './request-supplement.ts'
import { isGreen } from './settle-application.ts'
import { dropBranches, writeBranches } from './todos.ts'
import { planMigrated } from './topics.ts'

/**
 * 法规变更: an open application follows a change of law that two persons decided. Answers, papers and steps that still serve are
 * kept. In pre-review the applicant is asked, once, for what the new rules want; an application that is accepted is asked for
 * nothing, and stays where it is if it would have to be. Time that runs is not given anew: a branch becomes longer only for
 * the reason that the decision names.
 */
export const migratePlan = verb({
  name: 'approvals.migrate_plan',
  title: { zh: '按新规定办理', en: 'Follow the new rules' },
  on: application,
  from: ['submitted', 'supplementing', 'in_progress'],
  input: Type.Object({ caseId: CaseId, migration: CaseId }, strict),
  may: [theSystem],

  async run({ tx, kase, input, clocks, publish, now }) {
    const decision = await (tx as unknown as Tx<DesignTables>).selectFrom('approvals.plan_migration').selectAll().where('id', '=', input.migration).where('state', '=', 'decided').executeTakeFirst()
    const facts = factsOf(kase)
    if (!decision || facts.plan !== decision.from_plan) refuse('no_change', { zh: '这件申请不适用该变更', en: 'This change does not concern this application' })
    const [before, after] = [await planBy(tx, decision.from_plan), await planBy(tx, decision.to_plan)]
    const made = await readApplication({ tx }, kase.id)
    const pinned = { state: kase.state, answers: made.answers, papers: made.materials, graph: made.graph }
    const next = repinned(before, after, pinned)
    const changes = { zh: differenceInWords(planDifference(before, after), 'zh'), en: differenceInWords(planDifference(before, after), 'en') }
    const says = { migration: decision.id, from: decision.from_plan, to: decision.to_plan, moves: next.moves, changes, ...answeredFor(decision) }
    const tell = (template: string) => publish(message(noticed, { to: `resident:${kase.applicant_id}`, template, params: { number: kase.number, why: decision.why, changes: { zh: changes.zh.join('；'), en: changes.en.join('; ') }, count: next.again.length + next.wanted.length } }))
    if (next.moves === 'stays') {
      tell('approvals.plan_stays')
      return { says, seals: { why: decision.why } }
    }

    const graph = asDone(next.situation.schedule.steps.map(({ start: _start, end: _end, slack: _slack, ...node }) => node), made.graph, facts)
    await tx.updateTable('approvals.application').set({ plan: decision.to_plan, answers: JSON.stringify(next.answers), materials: JSON.stringify(next.papers), graph: JSON.stringify(graph) }).where('case_id', '=', kase.id).execute()
    const authority = (matter: string) => after.members.find((m) => m.matter === matter)!.authority
    const isBegun = kase.state === 'in_progress'
    const added = next.situation.matters.filter((matter) => !facts.branches[matter])
    const dropped = Object.keys(facts.branches).filter((matter) => !next.situation.matters.includes(matter))
    const handed = next.situation.matters.filter((matter) => isOpen(facts, matter) && facts.branches[matter]!.unit !== authority(matter))
    // What was decided stays decided, by whom it was; a matter that is not needed any more comes to nothing.
    const branches: Record<string, Branch> = {
      ...Object.fromEntries(dropped.filter(() => isBegun).map((matter): [string, Branch] => [matter, isOpen(facts, matter) ? { ...facts.branches[matter]!, state: 'void' } : facts.branches[matter]!])),
      ...Object.fromEntries(next.situation.matters.map((matter): [string, Branch] => [matter, isOpen(facts, matter) || !facts.branches[matter] ? { state: 'working', ...facts.branches[matter], unit: authority(matter) } : facts.branches[matter]])),
    }
    const promises = next.papers.filter((paper) => paper.by === 'promise').map((paper) => paper.key)
    const change: { [K in keyof ApplicationFacts]?: ApplicationFacts[K] | undefined } = {
      plan: decision.to_plan, branches, promises: promises.length ? promises : undefined,
      // What was accepted on the green channel stays there.
      green: isGreen(after, next.answers) || (isBegun && facts.green) ? true : undefined,
      ...(isBegun ? {} : { opinions: undefined }), ...(next.moves === 'asks' ? { supplement: { seq: kase.version + 1 } } : {}),
    }
    const kept = { ...facts, ...change, branches } as ApplicationFacts
    const longer = isBegun ? keepClocks() : []
    const closed = isBegun ? closeMatters({ kase, clocks, publish }, after, { graph, materials: next.papers }, kept, dropped) : { later: stillAwaited(clocks, next.papers, kept), becomes: kase.state as ApplicationState, unit: {} }
    // What was missing before is asked for together with what the new rules want: there is one notice.
    const anew = [...next.again, ...next.wanted]
    const told = next.moves !== 'asks' ? [] : kase.state === 'supplementing' ? await toldMissing(tx, kase.id, facts.supplement!.seq) : await foundMissing(tx, kase.id, facts)
    const missing = [...anew.map((what) => ({ what, why: decision.why })), ...told.filter(({ what }) => !anew.includes(what) && isKnown(after, what))]
    if (next.moves === 'asks') {
      clocks.stop('pre_review', WAITS_FOR_SUPPLEMENT)
      clocks.finish('silence')
    }
    const becomes = next.moves === 'asks' ? 'supplementing' : closed.becomes
    if (becomes === 'supplementing') await dropBranches({ tx, clocks }, kase.id, kept)
    else await writeBranches({ tx, clocks }, kase.id, isBegun ? graph : [], kept)
    tell(next.moves === 'asks' ? 'approvals.plan_asks' : 'approvals.plan_moved')
    return {
      becomes,
      set: { ...withFacts(kase, { ...change, later: closed.later }), ...closed.unit, units: [...new Set([...kase.units, ...graph.flatMap((node) => node.units), after.issue.unit])] },
      says: { ...says, added, dropped, ...(handed.length ? { handed } : {}), ...(longer.length ? { longer } : {}), ...(next.moves === 'asks' ? { missing: missing.map((m) => m.what) } : {}) },
      seals: { why: decision.why, ...(longer.length ? { reason: decision.longer } : {}), ...(next.moves === 'asks' ? { missing } : {}) },
    }

    /** Clocks that run go on from where they are; new branches begin now; what is longer under the new rules is so for a reason, or not at all. */
    function keepClocks(): { matter: string; days: number }[] {
      const [was, is] = [branchTimes(made.graph), branchTimes(graph)]
      for (const matter of added) clocks.start(branchClock(matter), { kind: 'branch', limit: workingDays(is(matter).days), unit: authority(matter) })
      for (const matter of handed) {
        const papers = next.papers.filter((paper) => paper.neededBy.includes(matter)).map((paper) => laterClock(paper.key))
        for (const name of [branchClock(matter), stopClock(matter), ...papers]) if (clocks.get(name)?.unit === facts.branches[matter]!.unit) clocks.handTo(name, authority(matter))
      }
      for (const matter of [...added, ...handed]) {
        const { name: zh, en } = after.members.find((m) => m.matter === matter)!
        if (openSteps(graph, kept, matter).length) publish(message(noticed, { to: `unit:${authority(matter)}:handler`, template: 'approvals.branch_open', params: { number: kase.number, matter: { zh, en } } }))
      }
      if (!decision!.longer) return []
      const extend = (name: string, days: number) => {
        if (days <= 0 || isOver(clocks.get(name), now)) return false
        clocks.extend(name, { count: days, unit: 'working_days', why: decision!.longer! })
        return true
      }
      const both = next.situation.matters.filter((matter) => facts.branches[matter] && isOpen(kept, matter))
      const extended = both.map((matter) => ({ matter, days: is(matter).days - was(matter).days })).filter(({ matter, days }) => extend(branchClock(matter), days))
      const until = limitOf(before, before.members.filter((m) => facts.branches[m.matter]), made.answers).days
      extend('whole', next.situation.limit - until)
      return extended
    }
  },
})

/** Steps that are over were taken by whom they were: who is competent from now on is not asked again, and who comes to a joint visit for a matter that is new is. */
function asDone(graph: readonly Node[], before: readonly Node[], facts: ApplicationFacts): Node[] {
  return graph.map((node) => {
    const was = before.find(({ id }) => id === node.id)
    if (!was || !isDone(was, facts)) return node
    const comes = [...(was.comes ?? []), ...(node.comes ?? []).filter((one) => !was.matters.includes(one.for))]
    return { ...node, units: [...new Set([...was.units, ...comes.map(({ unit }) => unit)])], ...(comes.length ? { comes } : {}) }
  })
}

/** Who proposed it and who decided, and what their words were: the ledger's signed heads cover it with the case. */
const answeredFor = ({ id, why, longer, words, proposed_by, proposed_at, decided_by, decided_at }: DesignTables['approvals.plan_migration']) => ({
  proposed: { by: `staff:${proposed_by}`, at: proposed_at.toISOString() }, decided: { by: `staff:${decided_by}`, at: decided_at!.toISOString() },
  words: sm3(canonical({ id, why, longer, words })),
})

/** Where the application has gone on meanwhile, and is decided or withdrawn, there is nothing left to change. */
export const migrating = hearing(planMigrated, 'approvals', async (office, tx, given) => {
  try {
    await act(office, system, migratePlan, given, tx)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
})
