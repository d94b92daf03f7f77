import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCalendar, calendar2026 } from '#kernel/calendar/calendar.fixtures.ts'
import type { Calendar } from '#kernel/calendar/working-days.ts'
import { type ClockRow, ClockSet } from '#kernel/clocks/clock-set.ts'
import { dueOf } from '#kernel/clocks/due.ts'
import type { Limit, Span } from '#kernel/clocks/limit.ts'
import { anyInstant, dueDayByDay } from '#kernel/clocks/span.fixtures.ts'
import { Refused } from '#kernel/refusal.ts'
import { ISSUE, type Node, PRE_REVIEW } from '../rules/schedule.ts'
import { situationOf } from '../rules/situation.ts'
import type { Branch } from './application.ts'
import { extendTime, heldUpBy, keepTime } from './branch-clocks.ts'
import { branchClock, decisionOf, isDone, openSteps } from './branches.ts'
import { clocks as kinds } from './clocks.ts'
import { compile } from './plan/compile.ts'
import { libraryOf } from './plan/library.ts'
import { WAITS_FOR_SUPPLEMENT } from './request-supplement.ts'
import { answers } from './testing/approvals-office.ts'
import { matters, materials, registers, teaHouse, vocabulary } from './testing/small-approvals.ts'

const { plan } = compile(teaHouse, libraryOf({ vocabularies: [vocabulary], materials: [materials], matters: Object.values(matters), registers: [registers], units: [] }), '2026-03-04', calendar2026)
/** Four matters: food waits for the licence, and visits together with fire; the sign waits for nobody. */
const graph: Node[] = [...situationOf(plan, answers['large']!).schedule.steps]
const all = ['registration', 'food', 'fire', 'sign'] as const
type Facts = { branches: Record<string, Branch>; done: Record<string, { seq: number; units: string[]; outcome: 'pass' }> }

/** Forward, as the office walks: whose decision cannot be reached as long as these do nothing. */
function unreachable({ branches, done }: Facts, stopped: readonly string[]): string[] {
  const reached = new Set(graph.filter((node) => isDone(node, { branches, done })).map((node) => node.id))
  for (let before = -1; before < reached.size; ) {
    before = reached.size
    for (const node of graph) if (node.after.every((id) => reached.has(id)) && !node.matters.some((matter) => stopped.includes(matter) && node.id !== PRE_REVIEW && node.id !== ISSUE)) reached.add(node.id)
  }
  return all.filter((matter) => ['working', 'stopped'].includes(branches[matter]!.state) && !reached.has(decisionOf(graph, matter).id))
}

/** The same history twice: by the clocks of the office, and as plain spans that a model writes down by the law alone. */
function histories(calendar: Calendar, start: Date, preReview: { asked: boolean; gaps: readonly number[] }, acts: readonly { wait: number; what: number; matter: number; days: number }[]) {
  let now = start
  const rows = new Map<string, ClockRow>()
  const model = new Map<string, Span>()
  const kindsByName = new Map(kinds.map((kind) => [kind.name, kind]))
  const facts: Facts = { branches: Object.fromEntries(all.map((matter) => [matter, { unit: matter, state: 'working' as const }])), done: {} }
  const act = (work: (clocks: ClockSet) => void) => {
    const clocks = new ClockSet([...rows].map(([name, row]) => ({ ...row, name })), now, calendar, kindsByName)
    work(clocks)
    for (const [name, row] of Object.entries(clocks.changes())) rows.set(name, row)
  }
  const wait = (minutes: number) => void (now = new Date(now.getTime() + minutes * 60_000))
  const begin = (clocks: ClockSet, name: string, kind: string, limit: Limit) => {
    clocks.start(name, { kind, limit })
    model.set(name, { limit, started_at: now, stops: [], extensions: [] })
  }
  const isLate = (name: string) => {
    const { due_at } = dueOf(model.get(name)!, calendar)
    return due_at !== null && due_at < now
  }
  const setStill = (name: string, still: boolean) => {
    const span = model.get(name)!
    const open = span.stops.some((stop) => !stop.until)
    if (still && !open && !isLate(name)) model.set(name, { ...span, stops: [...span.stops, { from: now, until: null, why: '' }] })
    if (!still && open) model.set(name, { ...span, stops: span.stops.map((stop) => ({ ...stop, until: stop.until ?? now })) })
  }
  const extend = (name: string, count: number) => {
    const span = model.get(name)!
    model.set(name, { ...span, extensions: [...span.extensions, { count, unit: 'working_days', why: '', at: now }] })
  }

  act((clocks) => begin(clocks, 'pre_review', 'pre_review', { count: 5, unit: 'working_days' }))
  if (preReview.asked) {
    wait(preReview.gaps[0]!)
    act((clocks) => clocks.stop('pre_review', WAITS_FOR_SUPPLEMENT))
    setStill('pre_review', true)
    wait(preReview.gaps[1]!)
    act((clocks) => clocks.resume('pre_review'))
    setStill('pre_review', false)
  }
  wait(preReview.gaps[2]!)
  act((clocks) => {
    clocks.finish('pre_review')
    begin(clocks, 'whole', 'whole', { count: 10, unit: 'working_days' })
    for (const [n, matter] of all.entries()) begin(clocks, branchClock(matter), 'branch', { count: 3 + n, unit: 'working_days' })
  })

  const sync = () => {
    const stopped = all.filter((matter) => facts.branches[matter]!.state === 'stopped')
    const still = unreachable(facts, stopped)
    for (const matter of all) if (['working', 'stopped'].includes(facts.branches[matter]!.state)) setStill(branchClock(matter), still.includes(matter))
    setStill('whole', stopped.length > 0)
  }
  for (const { wait: minutes, what, matter: n, days } of acts) {
    wait(minutes)
    const matter = all[n]!
    const branch = facts.branches[matter]!
    if (what <= 1 && branch.state === 'working') facts.branches[matter] = { ...branch, state: 'stopped', stop: { seq: 1, kind: 'expert' } }
    else if (what <= 3 && branch.state === 'stopped') facts.branches[matter] = { unit: matter, state: 'working' }
    else if (what === 4 && branch.state === 'working') {
      const held = unreachable(facts, [matter]).filter((one) => one === matter || !isLate(branchClock(one)))
      const late = isLate(branchClock(matter))
      const extension = () => act((clocks) => extendTime(clocks, graph, facts, { matter, days, why: '', now }))
      if (late) expect(extension).toThrow(Refused)
      else {
        extension()
        for (const one of held) extend(branchClock(one), days)
        const sum = (name: string) => model.get(name)!.extensions.reduce((total, { count }) => total + count, 0)
        const lacking = Math.max(...all.map((one) => sum(branchClock(one)))) - sum('whole')
        if (lacking > 0 && !isLate('whole')) extend('whole', lacking)
      }
      continue
    } else if (what === 5 && branch.state === 'working') {
      for (const node of openSteps(graph, facts, matter)) {
        facts.done[node.id] = { seq: 1, units: [...node.units], outcome: 'pass' }
        if (node.kind !== 'decision') continue
        facts.branches[matter] = { ...branch, state: 'granted' }
        act((clocks) => clocks.finish(branchClock(matter)))
      }
    } else continue
    act((clocks) => keepTime(clocks, graph, facts))
    sync()
  }
  return { rows, model, facts }
}

const anyHistory = [
  fc.record({ asked: fc.boolean(), gaps: fc.tuple(...[5000, 20_000, 5000].map((max) => fc.nat({ max }))) }),
  fc.array(fc.record({ wait: fc.nat({ max: 1500 }), what: fc.nat({ max: 5 }), matter: fc.nat({ max: 3 }), days: fc.integer({ min: 1, max: 10 }) }), { maxLength: 14 }),
] as const

test('行政许可法 art. 42, 45, 82: over 10,000 histories of stops, supplements and extensions every clock equals counting day by day', () => {
  let [stood, extended] = [0, 0]
  fc.assert(
    fc.property(anyCalendar, anyInstant, ...anyHistory, (calendar, start, preReview, acts) => {
      const { rows, model } = histories(calendar, start, preReview, acts)
      for (const [name, span] of model) {
        const isStill = span.stops.some((stop) => !stop.until)
        const { due_at } = isStill ? { due_at: null } : dueDayByDay(span, calendar)
        if (name.startsWith('branch:')) [stood, extended] = [stood + span.stops.length, extended + span.extensions.length]
        expect(rows.get(name)!.due_at, name).toBe(due_at?.toISOString() ?? null)
      }
    }),
    { numRuns: 10_000 },
  )
  // The histories are not empty ones.
  expect(stood).toBeGreaterThan(10_000)
  expect(extended).toBeGreaterThan(10_000)
})

test('who is held up is who cannot come to a decision: found backwards from the stop as forwards from the start', () => {
  fc.assert(
    fc.property(fc.subarray([...all]), fc.array(fc.nat({ max: 3 }), { maxLength: 8 }), (stopped, walk) => {
      const facts: Facts = { branches: Object.fromEntries(all.map((matter) => [matter, { unit: matter, state: 'working' as const }])), done: {} }
      for (const n of walk) {
        const node = openSteps(graph, facts, all[n]!)[0]
        if (node) facts.done[node.id] = { seq: 1, units: [...node.units], outcome: 'pass' }
        if (node?.kind === 'decision') facts.branches[all[n]!] = { unit: all[n]!, state: 'granted' }
      }
      const working = stopped.filter((matter) => facts.branches[matter]!.state === 'working')
      expect(heldUpBy(graph, facts, working).toSorted()).toEqual(unreachable(facts, working).toSorted())
    }),
    { numRuns: 500 },
  )
})
