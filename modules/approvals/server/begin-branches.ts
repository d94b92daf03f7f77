import { dayOf } from '#kernel/calendar/day.ts'
import { workingDaysBetween } from '#kernel/calendar/working-days.ts'
import type { Acting, OnCase } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { limitOf } from '../rules/limit.ts'
import { type ApplicationFacts, type ApplicationTables, factsOf, withFacts } from './application.ts'
import { heldUpBy } from './branch-clocks.ts'
import { branchClock, branchTimes, openSteps, readApplication, workingDays } from './branches.ts'
import { laterClock } from './later.ts'
import { deemedSince } from './silence.ts'
import { planBy } from './plans.ts'
import { writeBranches } from './todos.ts'

/** 深圳市容缺受理规定 (2019): what follows comes at least two working days before the matter is due. */
const DAYS_AFTER_LAST_PAPER = 2

/**
 * 并联审批开始: clocks run for the whole and for each branch. 容缺: a paper that follows has its own clock, which is the
 * applicant's time, so that the branches which need it are due some days after its last.
 */
export async function beginBranches({ tx, kase, now, calendar, clocks, publish }: Acting<unknown, ApplicationTables> & OnCase, change: Partial<ApplicationFacts>) {
  const facts = { ...factsOf(kase), ...change }
  const plan = await planBy(tx, facts.plan)
  const { graph, materials, answers } = await readApplication({ tx }, kase.id)
  const planned = branchTimes(graph)
  const from = deemedSince(clocks, now) ?? now
  clocks.finish('pre_review')
  clocks.finish('silence')
  const members = plan.members.filter((m) => facts.branches[m.matter])
  const later = (facts.later ?? []).map((key) => {
    const needing = members.filter((m) => materials.some((paper) => paper.key === key && paper.neededBy.includes(m.matter)))
    return { key, days: Math.min(...needing.map((m) => m.tolerance!.days)), unit: needing[0]!.authority, needing }
  })
  /** Who is accepted by silence learns only now what is to follow. */
  const gone = workingDaysBetween(calendar, dayOf(from), dayOf(now))
  /** Who needs a paper that follows, or what comes of a matter that does, has the days after it that were planned anyway. */
  const afterPapers = (matter: string) => Math.max(0, ...later.flatMap(({ days, needing }) => needing.filter((m) => heldUpBy(graph, facts, [m.matter]).includes(matter))
    .map((m) => gone + days + DAYS_AFTER_LAST_PAPER + Math.max(0, planned(matter).end - planned(m.matter).end))))
  for (const { key, days, unit } of later) clocks.start(laterClock(key), { kind: 'later', limit: workingDays(days), unit })
  clocks.start('whole', { kind: 'whole', limit: workingDays(Math.max(limitOf(plan, members, answers).days, ...members.map((m) => afterPapers(m.matter)))), unit: kase.unit_id, from })
  for (const { matter, authority } of members) {
    clocks.start(branchClock(matter), { kind: 'branch', limit: workingDays(Math.max(planned(matter).days, afterPapers(matter))), unit: authority, from })
    if (openSteps(graph, facts, matter).length) publish(message(noticed, { to: `unit:${authority}:handler`, template: 'approvals.branch_open', params: { number: kase.number, matter: { zh: plan.members.find((m) => m.matter === matter)!.name, en: plan.members.find((m) => m.matter === matter)!.en } } }))
  }
  if (kase.applicant_id) publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.accepted', params: { number: kase.number, due: clocks.get('whole')!.dueAt } }))
  if (later.length) publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'approvals.later_asked', params: { number: kase.number, count: later.length, due: new Date(Math.min(...later.map(({ key }) => Number(clocks.get(laterClock(key))!.dueAt)))) } }))
  await writeBranches({ tx, clocks }, kase.id, graph, facts)
  return withFacts(kase, change)
}
