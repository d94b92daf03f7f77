import type { Acting, OnCase } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import type { Plan } from '../rules/plan.ts'
import type { Application, ApplicationFacts, ApplicationTables } from './application.ts'
import { isOpen, keepTime } from './branch-clocks.ts'
import { branchClock, consultClock, stopClock, workingDays } from './branches.ts'
import { stillAwaited } from './later.ts'

/**
 * Matters that are over, decided or come to nothing: their clocks end, nobody waits for their papers, and whom they held up
 * goes on. With the last of them the application can be issued. `facts`: as they are then.
 */
export function closeMatters({ kase, clocks, publish }: Pick<Acting<unknown, ApplicationTables> & OnCase, 'kase' | 'clocks' | 'publish'>, plan: Plan, { graph, materials }: Pick<Application, 'graph' | 'materials'>, facts: ApplicationFacts, over: readonly string[]) {
  for (const matter of over) for (const name of [branchClock(matter), stopClock(matter), consultClock(matter)]) clocks.finish(name)
  const later = stillAwaited(clocks, materials, facts)
  keepTime(clocks, graph, facts)
  if (Object.keys(facts.branches).some((matter) => isOpen(facts, matter))) return { later, becomes: 'in_progress' as const, unit: {} }
  clocks.start('issue', { kind: 'issue', limit: workingDays(plan.issue.days), unit: plan.issue.unit })
  publish(message(noticed, { to: `unit:${plan.issue.unit}:handler`, template: 'approvals.to_issue', params: { number: kase.number } }))
  return { later, becomes: 'ready' as const, unit: { unit_id: plan.issue.unit } }
}
