import { sql } from 'kysely'
import type { Acting } from '#kernel/case/verb.ts'
import type { Clock, ClockSet } from '#kernel/clocks/clock-set.ts'
import type { Node } from '../rules/schedule.ts'
import type { ApplicationFacts, ApplicationTables, Todo } from './application.ts'
import { askedIn, branchClock, consultClock, openSteps, toIssue } from './branches.ts'

type Standing = Pick<ApplicationFacts, 'branches' | 'done' | 'opinions' | 'supplement' | 'each' | 'issued'>
type TodoRow = { unit_id: string; list: 'pre_review' | 'steps' | 'decisions' | 'issue' | 'waiting'; due_at: Date | null; parts: { matter: string; what: Todo }[] }

/** Rows for the worklists, as facts and clocks have them now: what is no longer so goes, and what is still so is not written again. */
export async function writeBranches({ tx, clocks }: Pick<Acting<unknown, ApplicationTables>, 'tx' | 'clocks'>, caseId: string, graph: readonly Node[], facts: Standing) {
  const branches = Object.entries(facts.branches).map(([matter, { unit, state }]) => {
    const open = state === 'working' ? openSteps(graph, facts, matter).map((node) => node.id) : []
    return { matter, unit_id: unit, state: state === 'working' && open.length === 0 ? 'waiting' : state, open, due_at: clocks.get(branchClock(matter))?.dueAt ?? (graph.length === 0 ? clocks.get('pre_review')?.dueAt : null) ?? null }
  })
  await sql`
    with branch as (select * from jsonb_to_recordset(${JSON.stringify(branches)}::jsonb) as b(matter text, unit_id text, state text, open text[], due_at timestamptz)),
      todo as (select * from jsonb_to_recordset(${JSON.stringify(todosOf(graph, facts, clocks))}::jsonb) as t(unit_id text, list text, due_at timestamptz, parts jsonb)),
      no_branch as (delete from approvals.branch b where case_id = ${caseId}::uuid and not exists (select from branch where branch.matter = b.matter)),
      no_todo as (delete from approvals.todo t where case_id = ${caseId}::uuid and not exists (select from todo where todo.unit_id = t.unit_id and todo.list = t.list)),
      a_branch as (insert into approvals.branch as b (case_id, matter, unit_id, state, open, due_at) select ${caseId}::uuid, matter, unit_id, state, open, due_at from branch
        on conflict (case_id, matter) do update set unit_id = excluded.unit_id, state = excluded.state, open = excluded.open, due_at = excluded.due_at
        where (b.unit_id, b.state, b.open, b.due_at) is distinct from (excluded.unit_id, excluded.state, excluded.open, excluded.due_at))
    insert into approvals.todo as t (case_id, unit_id, list, due_at, parts) select ${caseId}::uuid, unit_id, list, due_at, parts from todo
      on conflict (case_id, unit_id, list) do update set due_at = excluded.due_at, parts = excluded.parts
      where (t.due_at, t.parts) is distinct from (excluded.due_at, excluded.parts)`.execute(tx)
}

/** Nobody has anything to do for this application any more, or not before the applicant has. */
export const dropBranches = (the: Pick<Acting<unknown, ApplicationTables>, 'tx' | 'clocks'>, caseId: string, facts: Pick<ApplicationFacts, 'supplement'> = {}) =>
  writeBranches(the, caseId, [], { ...facts, branches: {}, done: {} })

/**
 * 待办: in which lists of which units an application stands, each once, by what is due there first. Before the graph is gone
 * through, the departments say whether their papers are complete, and the window decides.
 */
function todosOf(graph: readonly Node[], facts: Standing, clocks: Pick<ClockSet, 'get'>): TodoRow[] {
  const rows = new Map<string, TodoRow>()
  const add = (unit: string | null, list: TodoRow['list'], due: Date | null | undefined, ...parts: TodoRow['parts']) => {
    const key = `${unit} ${list}`
    const row = rows.get(key)
    rows.set(key, { unit_id: unit!, list, due_at: earlier(row?.due_at, due), parts: [...(row?.parts ?? []), ...parts] })
  }
  const [review, whole, issue] = ['pre_review', 'whole', 'issue'].map((name) => running(clocks.get(name)))
  const isMending = facts.supplement && facts.supplement.answered === undefined
  if (review) add(review.unit, isMending ? 'waiting' : 'pre_review', review.dueAt)
  if (isMending) return [...rows.values()]
  if (issue) add(issue.unit, 'issue', issue.dueAt)
  // 分批出件: what is granted need not wait for the rest.
  else if (facts.each && whole && toIssue(facts).length > 0) add(whole.unit, 'issue', whole.dueAt)

  const undecided = Object.entries(facts.branches).filter(([, { state }]) => state === 'working' || state === 'stopped')
  for (const [matter, { unit, state, consult }] of undecided) {
    if (consult && consult.answered === undefined) add(consult.unit, 'steps', clocks.get(consultClock(matter))?.dueAt, { matter, what: 'consult' })
    if (state === 'stopped') continue
    if (graph.length === 0 && !facts.opinions?.[matter]) add(unit, 'pre_review', review?.dueAt, { matter, what: 'opinion' })
    for (const node of openSteps(graph, facts, matter)) {
      const what = node.kind === 'decision' ? 'decision' : 'step'
      // Who has said its word in a joint visit waits for the others, as everybody does.
      for (const one of askedIn(node, facts)) if (!facts.done[node.id]?.units.includes(one)) add(one, what === 'decision' ? 'decisions' : 'steps', clocks.get(branchClock(matter))?.dueAt, { matter, what })
    }
  }
  const busy = new Set([...rows.values()].map((row) => row.unit_id))
  if (graph.length > 0) for (const [matter, { unit }] of undecided) if (!busy.has(unit)) add(unit, 'waiting', clocks.get(branchClock(matter))?.dueAt)
  return [...rows.values()]
}

const running = (clock: Clock | undefined) => (clock?.doneAt ? undefined : clock)
const earlier = (one: Date | null | undefined, other: Date | null | undefined): Date | null => (one && other ? (one < other ? one : other) : (one ?? other ?? null))
