import { dayOf } from '#kernel/calendar/day.ts'
import { addWorkingDays, workingDaysBetween } from '#kernel/calendar/working-days.ts'
import { eventAt } from '#kernel/case/events-of.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import { ISSUE, type Node, PRE_REVIEW, scheduleOf } from '../../rules/schedule.ts'
import { isDone, openSteps } from '../branches.ts'
import type { DeskScreen, Given } from './desk-given.ts'
import { shortUnitOf } from './desk-names.ts'
import { awaitedOf } from './own-application.ts'

/** 办理流程图: every step with when it was planned and how it stands; the days are working days since the submission. */
export function graphIn({ office, kase, facts, plan, made, clocks, events, now, lang }: Given): Pick<DeskScreen, 'steps' | 'days' | 'begunOn' | 'today'> {
  const { steps, days, path } = scheduleOf(made.graph)
  const isOpen = new Set(kase.state === 'in_progress' ? Object.keys(facts.branches).filter((matter) => facts.branches[matter]!.state === 'working').flatMap((matter) => openSteps(made.graph, facts, matter).map((node) => node.id)) : [])
  const isAccepted = !['submitted', 'supplementing', 'declined', 'withdrawn'].includes(kase.state) || Object.keys(facts.done).length > 0
  const calendar = office.calendar()
  const begun = dayOf(kase.opened_at)
  const awaited = awaitedOf({ kase, made, clocks: [...clocks] }, facts)
  const stateOf = (node: Node): DeskScreen['steps'][number]['state'] => {
    if (node.id === PRE_REVIEW) return isAccepted ? 'done' : 'open'
    if (node.id === ISSUE) return facts.issued ? 'done' : kase.state === 'ready' ? 'open' : kase.closed_at ? 'void' : 'waiting'
    if (isDone(node, facts)) return facts.done[node.id]?.outcome === 'fail' ? 'failed' : 'done'
    if (isOpen.has(node.id)) return 'open'
    return kase.closed_at || node.matters.every((matter) => ['void', 'refused'].includes(facts.branches[matter]?.state ?? 'void')) ? 'void' : 'waiting'
  }
  return {
    days, begunOn: begun, today: kase.closed_at ? null : workingDaysBetween(calendar, begun, dayOf(now)),
    steps: steps.map((step) => ({
      id: step.id, name: nameIn(step, lang), kind: step.kind, matters: step.matters.map((matter) => nameIn(plan.members.find((m) => m.matter === matter)!, lang)), units: step.units.map((unit) => shortUnitOf(office, unit, lang)),
      days: step.days, counted: step.counted, after: [...step.after], start: step.start, end: step.end, slack: step.slack, onPath: path.includes(step.id) || step.slack === 0, state: stateOf(step),
      at: eventAt(events, facts.done[step.id]?.seq)?.at.toISOString() ?? null, signed: (facts.done[step.id]?.units ?? []).map((unit) => shortUnitOf(office, unit, lang)), awaited: step.id === awaited || (step.id === PRE_REVIEW && kase.state === 'submitted'),
      planned: step.end > 0 ? addWorkingDays(calendar, begun, step.end) : begun,
    })),
  }
}
