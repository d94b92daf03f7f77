import type { Acting } from '#kernel/case/verb.ts'
import type { Limit } from '#kernel/clocks/limit.ts'
import type { Clock, ClockSet } from '#kernel/clocks/clock-set.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Node, PRE_REVIEW, ISSUE } from '../rules/schedule.ts'
import type { Application, ApplicationFacts, ApplicationTables, Branch, Todo } from './application.ts'
import { writeTodos } from './todos.ts'

/** Same-day limits, for a clock counts at least an hour. */
const AT_ONCE: Limit = { count: 4, unit: 'hours' }
export const workingDays = (days: number): Limit => (days < 1 ? AT_ONCE : { count: days, unit: 'working_days' })

export const branchClock = (matter: string) => `branch:${matter}`
export const stopClock = (matter: string) => `stop:${matter}`
export const consultClock = (matter: string) => `consult:${matter}`

/** Whether a clock has run out, or was never started. */
export const isOver = (clock: Clock | undefined, now: Date): boolean => !clock || !!clock.doneAt || (clock.dueAt !== null && clock.dueAt < now)

/** A step is over when each unit that takes part in it has said its word. */
export const isDone = (node: Node, facts: Pick<ApplicationFacts, 'done'>): boolean => node.id === PRE_REVIEW || (!!facts.done[node.id] && node.units.every((unit) => facts.done[node.id]!.units.includes(unit)))

/** Steps of a matter that can be taken now: all that they wait for is over. */
export function openSteps(graph: readonly Node[], facts: Pick<ApplicationFacts, 'done' | 'branches'>, matter: string): Node[] {
  const byId = new Map(graph.map((node) => [node.id, node]))
  const isOver = (id: string) => {
    const node = byId.get(id)
    return !node || isDone(node, facts)
  }
  return graph.filter((node) => node.matters.includes(matter) && node.id !== PRE_REVIEW && node.id !== ISSUE && !isDone(node, facts) && node.after.every(isOver))
}

export const decisionOf = (graph: readonly Node[], matter: string): Node => graph.find((node) => node.kind === 'decision' && node.matters.includes(matter))!

/** The branch that this person's unit has in hand, or a refusal. */
export function requireBranch(facts: ApplicationFacts, actor: Actor, matter: string, state: 'working' | 'stopped' = 'working'): Branch {
  const branch = facts.branches[matter]
  if (!branch || actor.is !== 'staff' || !actor.units.includes(branch.unit)) refuse('not_yours', { zh: '这个事项不由您所在的部门办理', en: 'This matter is not for your department' })
  if (branch.state === state) return branch
  if (branch.state === 'stopped') refuse('stopped', { zh: '该事项正在停表等待，恢复计时后再办理', en: 'This matter stands still: resume it first' })
  if (branch.state === 'working') refuse('not_stopped', { zh: '该事项没有停表，无需恢复', en: 'This matter does not stand still' })
  refuse('decided_already', { zh: '该事项已经作出决定，请刷新查看', en: 'This matter was decided already: please reload' })
}

/** 待办: whom a matter waits for. Before the graph is gone through, the department says whether its papers are complete. */
function todosOf(graph: readonly Node[], facts: ApplicationFacts, matter: string): { unit_id: string; what: Todo }[] {
  const branch = facts.branches[matter]!
  const isAsked = ['working', 'stopped'].includes(branch.state) && branch.consult && branch.consult.answered === undefined
  const asked = isAsked ? [{ unit_id: branch.consult!.unit, what: 'consult' as const }] : []
  if (branch.state !== 'working') return asked
  if (graph.length === 0) return facts.opinions?.[matter] ? [] : [{ unit_id: branch.unit, what: 'opinion' }]
  const steps = openSteps(graph, facts, matter).flatMap((node) =>
    // Who has said its word in a joint visit waits for the others, as everybody does.
    node.units.filter((unit) => !facts.done[node.id]?.units.includes(unit)).map((unit_id) => ({ unit_id, what: node.kind === 'decision' ? ('decision' as const) : ('step' as const) })))
  return [...new Map([...asked, ...steps].map((todo) => [`${todo.unit_id} ${todo.what}`, todo])).values()]
}

/** Rows for the departments' worklists, written anew where a branch has changed. */
export async function writeBranches({ tx, clocks }: Pick<Acting<unknown, ApplicationTables>, 'tx'> & { clocks: ClockSet }, caseId: string, graph: readonly Node[], facts: ApplicationFacts, only?: readonly string[]) {
  const rows = Object.entries(facts.branches).filter(([matter]) => !only || only.includes(matter)).map(([matter, { unit, state }]) => {
    const open = state === 'working' ? openSteps(graph, facts, matter).map((node) => node.id) : []
    return { case_id: caseId, matter, unit_id: unit, state: state === 'working' && open.length === 0 ? 'waiting' : state, open, due_at: clocks.get(branchClock(matter))?.dueAt ?? (graph.length === 0 ? clocks.get('pre_review')?.dueAt : null) ?? null }
  })
  if (rows.length === 0) return
  await tx.insertInto('approvals.branch').values(rows)
    .onConflict((c) => c.columns(['case_id', 'matter']).doUpdateSet((e) => ({ unit_id: e.ref('excluded.unit_id'), state: e.ref('excluded.state'), open: e.ref('excluded.open'), due_at: e.ref('excluded.due_at') }))).execute()
  await writeTodos(tx, caseId, rows.flatMap(({ matter, due_at }) => todosOf(graph, facts, matter).map((todo) => ({ matter, due_at, ...todo }))), rows.map(({ matter }) => matter))
}

/** Nobody has anything to do for this application any more, or not for now. */
export async function dropBranches({ tx }: Pick<Acting<unknown, ApplicationTables>, 'tx'>, caseId: string) {
  await tx.deleteFrom('approvals.branch').where('case_id', '=', caseId).execute()
  await tx.deleteFrom('approvals.todo').where('case_id', '=', caseId).execute()
}

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
