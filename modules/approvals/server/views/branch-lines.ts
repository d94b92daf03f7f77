import type { Static } from 'typebox'
import type { Lang } from '#kernel/contract.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import type { Office } from '#kernel/office.ts'
import type { residentViews } from '../../contract.ts'
import type { Plan } from '../../rules/plan.ts'
import { ISSUE, type Node, PRE_REVIEW, scheduleOf } from '../../rules/schedule.ts'
import { type ApplicationFacts, factsOf } from '../application.ts'
import { askedIn, branchClock, isDone, openSteps } from '../branches.ts'
import { BRANCH_STATES, NOT_BEGUN, STOP_NAMES } from './application-words.ts'
import { awaitedOf, type Event, type Own, unitNameOf } from './own-application.ts'

type Told = Static<typeof residentViews.my_application.output>
type LineStep = Told['preReview']

/** 办理时间线: each branch with its steps in the order in which they come about, and the two that are everybody's. */
export function branchLines(office: Office, own: Own, plan: Plan, events: readonly Event[], lang: Lang): Pick<Told, 'branches' | 'preReview' | 'issue' | 'awaited'> {
  const { kase, made: { graph }, clocks } = own
  const facts = factsOf(kase)
  const awaited = awaitedOf(own, facts)
  const begins = new Map(scheduleOf(graph).steps.map((step) => [step.id, step.start]))
  const at = (seq: number | undefined) => events.find((event) => event.seq === seq)?.at.toISOString() ?? null
  const step = (node: Node, state: LineStep['state'], when: string | null = null): LineStep => ({
    id: node.id, name: nameIn(node, lang), kind: node.kind, units: askedIn(node, facts).map((unit) => unitNameOf(office, unit, lang)), joint: node.matters.length > 1 && node.kind === 'inspection', state, at: when, awaited: node.id === awaited,
  })
  const whole = (id: string) => graph.find((node) => node.id === id)!
  const isAccepted = !['submitted', 'supplementing', 'declined'].includes(kase.state) && (facts.issued !== undefined || clocks.some((clock) => clock.name === 'whole'))
  const accepted = events.find((event) => event.verb === 'approvals.accept' || event.verb === 'approvals.decide_on_the_spot' || (event.verb === 'approvals.ring' && (event.body.says as { deemed?: true }).deemed))
  const issued = events.find((event) => event.verb === 'approvals.issue')
  return {
    preReview: { ...step(whole(PRE_REVIEW), isAccepted ? 'done' : 'open', accepted?.at.toISOString()), awaited: kase.state === 'submitted' },
    issue: step(whole(ISSUE), issued ? 'done' : kase.state === 'ready' ? 'open' : 'waiting', issued?.at.toISOString()),
    awaited: awaited && awaited !== ISSUE ? { name: nameIn(whole(awaited), lang), units: askedIn(whole(awaited), facts).map((unit) => unitNameOf(office, unit, lang)) } : null,
    branches: plan.members.filter((m) => facts.branches[m.matter]).map((member) => {
      const { matter } = member
      const branch = facts.branches[matter]!
      const open = new Set(isAccepted && branch.state === 'working' ? openSteps(graph, facts, matter).map((node) => node.id) : [])
      const decided = events.find((event) => event.seq === branch.decided?.seq)
      const words = (decided?.sealed?.says ?? {}) as { reason?: string; conditions?: string }
      return {
        matter, name: nameIn(member, lang), unit: unitNameOf(office, branch.unit, lang), state: branch.state, stateName: (branch.state === 'working' && !isAccepted ? NOT_BEGUN : BRANCH_STATES[branch.state])[lang],
        stopped: branch.stop ? STOP_NAMES[branch.stop.kind]?.[lang] ?? branch.stop.kind : null,
        dueAt: clocks.find((clock) => clock.name === branchClock(matter) && !clock.doneAt)?.dueAt?.toISOString() ?? null,
        onPromise: branch.decided?.on === 'promise', reason: branch.state === 'refused' ? words.reason ?? null : null, conditions: words.conditions ?? null,
        steps: graph.filter((node) => node.matters.includes(matter) && node.id !== PRE_REVIEW && node.id !== ISSUE)
          .sort((a, b) => begins.get(a.id)! - begins.get(b.id)!)
          .map((node) => step(node, stateOf(node, facts, open), at(isDone(node, facts) ? facts.done[node.id]?.seq : undefined))),
      }
    }),
  }
}

function stateOf(node: Node, facts: ApplicationFacts, open: ReadonlySet<string>): LineStep['state'] {
  if (isDone(node, facts)) return facts.done[node.id]?.outcome === 'fail' ? 'failed' : 'done'
  return open.has(node.id) ? 'open' : 'waiting'
}
