import type { Acting } from '#kernel/case/verb.ts'
import type { Limit } from '#kernel/clocks/limit.ts'
import type { Clock } from '#kernel/clocks/clock-set.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { refuse } from '#kernel/refusal.ts'
import { ISSUE, type Node, PRE_REVIEW, scheduleOf } from '../rules/schedule.ts'
import type { Application, ApplicationFacts, ApplicationTables, Branch } from './application.ts'

/** What takes no days of its own is there when the office closes on its next day (民法典 art. 201): nobody is late at night. */
export const workingDays = (days: number): Limit => ({ count: Math.max(1, days), unit: 'working_days' })

export const branchClock = (matter: string) => `branch:${matter}`
export const stopClock = (matter: string) => `stop:${matter}`
export const consultClock = (matter: string) => `consult:${matter}`

/** Whether a clock has run out, or was never started. */
export const isOver = (clock: Clock | undefined, now: Date): boolean => !clock || !!clock.doneAt || (clock.dueAt !== null && clock.dueAt < now)

type Steps = Pick<ApplicationFacts, 'done' | 'branches'>

const isVoid = ({ branches }: Steps, matter: string) => branches[matter]?.state === 'void'

/** Units whose word a step takes. Who comes to a joint visit only for matters that have come to nothing is not asked any more. */
export const askedIn = ({ units, comes = [] }: Node, facts: Steps): readonly string[] => units.filter((unit) => comes.every((one) => one.unit !== unit) || comes.some((one) => one.unit === unit && !isVoid(facts, one.for)))

/** A step is done when each unit that it asks has said its word. */
export const isDone = (node: Node, facts: Steps): boolean => node.id === PRE_REVIEW || (!!facts.done[node.id] && askedIn(node, facts).every((unit) => facts.done[node.id]!.units.includes(unit)))

/** Nobody waits for a step that is done, nor for one of matters that have all come to nothing. */
export const isPast = (node: Node, facts: Steps): boolean => isDone(node, facts) || node.matters.every((matter) => isVoid(facts, matter))

/** Steps of a matter that can be taken now: all that they wait for is past. */
export function openSteps(graph: readonly Node[], facts: Steps, matter: string): Node[] {
  if (isVoid(facts, matter)) return []
  const waiting = new Set(graph.filter((node) => !isPast(node, facts)).map((node) => node.id))
  return graph.filter((node) => node.matters.includes(matter) && node.id !== ISSUE && waiting.has(node.id) && !node.after.some((id) => waiting.has(id)))
}

export const decisionOf = (graph: readonly Node[], matter: string): Node => graph.find((node) => node.kind === 'decision' && node.matters.includes(matter))!

/**
 * Working days from the acceptance until a matter's decision must be there for nobody to wait longer than was promised: by the
 * critical path, with whatever slack it has. Time that is not the office's (行政许可法 art. 45) is left out: the stop for it gives
 * as much as it takes, once.
 */
export function branchTimes(graph: readonly Node[]): (matter: string) => { end: number; days: number } {
  const { steps } = scheduleOf(graph.map((node) => (node.counted ? node : { ...node, days: 0 })))
  const begun = steps.find((step) => step.id === PRE_REVIEW)!.end
  return (matter) => {
    const { end, slack } = steps.find((step) => step.id === decisionOf(graph, matter).id)!
    return { end, days: end + slack - begun }
  }
}

/** The branch that this person's unit has in hand, or a refusal. */
export function requireBranch(facts: ApplicationFacts, actor: Actor, matter: string, state: 'working' | 'stopped' = 'working'): Branch {
  const branch = facts.branches[matter]
  if (!branch || actor.is !== 'staff' || !actor.units.includes(branch.unit)) refuse('not_yours', { zh: '这个事项不由您所在的部门办理', en: 'This matter is not for your department' })
  if (branch.state === state) return branch
  if (branch.state === 'stopped') refuse('stopped', { zh: '该事项正在停表等待，恢复计时后再办理', en: 'This matter stands still: resume it first' })
  if (branch.state === 'working') refuse('not_stopped', { zh: '该事项没有停表，无需恢复', en: 'This matter does not stand still' })
  refuse('decided_already', { zh: '该事项已经作出决定，请刷新查看', en: 'This matter was decided already: please reload' })
}

/** Granted, and not in the applicant's hands yet. */
export const toIssue = ({ branches, issued }: Pick<ApplicationFacts, 'branches' | 'issued'>): string[] => Object.keys(branches).filter((matter) => branches[matter]!.state === 'granted' && !issued?.matters.includes(matter))

/** The answers, papers and steps of an application. */
export async function readApplication({ tx }: Pick<Acting<unknown, ApplicationTables>, 'tx'>, caseId: string): Promise<Application> {
  return (await tx.selectFrom('approvals.application').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow()) as unknown as Application
}

/** Matters that wait for a result that will not come: they come to nothing with it. */
export function voidedBy(materials: Application['materials'], facts: ApplicationFacts, refused: string): string[] {
  const gone = new Set([refused])
  for (let before = 0; before < gone.size; ) {
    before = gone.size
    for (const paper of materials) if (paper.by === 'result' && paper.of?.some((of) => gone.has(of))) for (const matter of paper.neededBy) gone.add(matter)
  }
  gone.delete(refused)
  return [...gone].filter((matter) => ['working', 'stopped'].includes(facts.branches[matter]?.state ?? ''))
}
