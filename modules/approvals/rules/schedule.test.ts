import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Member } from './plan.ts'
import { circleIn, graphOf, ISSUE, type Node, PRE_REVIEW, scheduleOf } from './schedule.ts'

/** A random graph without circles: each step may wait for earlier ones only. */
const anyGraph: fc.Arbitrary<Node[]> = fc.array(fc.record({ days: fc.integer({ min: 0, max: 9 }), counted: fc.boolean(), after: fc.array(fc.nat(100), { maxLength: 4 }) }), { minLength: 1, maxLength: 25 }).map((steps) =>
  steps.map(({ days, counted, after }, n) => ({ id: `s${n}`, name: '', en: '', kind: 'review', matters: ['m'], units: ['u'], days, counted, after: n ? [...new Set(after.map((a) => `s${a % n}`))] : [] })),
)

const everyPath = (graph: readonly Node[], node: Node): number[] => {
  const before = node.after.map((id) => graph.find((one) => one.id === id)!)
  return before.length === 0 ? [node.days] : before.flatMap((one) => everyPath(graph, one).map((days) => days + node.days))
}

test('no step begins before everything that it waits for is over', () => {
  fc.assert(fc.property(anyGraph, (graph) => {
    const { steps } = scheduleOf(graph)
    const byId = new Map(steps.map((s) => [s.id, s]))
    for (const step of steps) for (const id of step.after) expect(step.start).toBeGreaterThanOrEqual(byId.get(id)!.end)
  }))
})

test('the whole takes as long as its longest chain, found by walking every one', () => {
  fc.assert(fc.property(anyGraph.filter((graph) => graph.length <= 12), (graph) => {
    expect(scheduleOf(graph).days).toBe(Math.max(...graph.flatMap((node) => everyPath(graph, node))))
  }))
})

test('a step may be late by its slack and nobody waits longer; by a day more, and the whole takes a day longer', () => {
  fc.assert(fc.property(anyGraph, fc.nat(100), (graph, pick) => {
    const { steps, days } = scheduleOf(graph)
    const one = steps[pick % steps.length]!
    const later = (more: number) => scheduleOf(graph.map((node) => (node.id === one.id ? { ...node, days: node.days + more } : node))).days
    expect(later(one.slack)).toBe(days)
    expect(later(one.slack + 1)).toBe(days + 1)
  }))
})

test('the path that everybody waits for is a chain of steps without slack that adds up to the whole', () => {
  fc.assert(fc.property(anyGraph, (graph) => {
    const { steps, path, days } = scheduleOf(graph)
    const chain = path.map((id) => steps.find((s) => s.id === id)!)
    expect(chain.reduce((sum, s) => sum + s.days, 0)).toBe(days)
    for (const step of chain) expect(step.slack).toBe(0)
  }))
})

test('a circle is found where there is one, and named by its steps', () => {
  fc.assert(fc.property(anyGraph.filter((graph) => graph.length > 1), fc.nat(100), (graph, pick) => {
    expect(circleIn(graph)).toBeUndefined()
    const late = graph[1 + (pick % (graph.length - 1))]!
    const early = graph.find((node) => late.after.includes(node.id))
    if (!early) return
    const circle = circleIn(graph.map((node) => (node.id === early.id ? { ...node, after: [...node.after, late.id] } : node)))!
    expect(circle[0]).toBe(circle.at(-1))
    expect(circle).toEqual(expect.arrayContaining([early.id, late.id]))
  }))
})

const member = (matter: string, steps: Member['steps']): Member => ({ matter, name: matter, en: matter, type: 'licence', authority: matter, basis: [], steps, clock: { statutory: 20, promised: 10 }, forms: [], visits: 0, fee: 0, delegable: false })
const step = (id: string, days: number, more: Partial<Member['steps'][number]> = {}): Member['steps'][number] => ({ id, name: id, en: id, kind: 'review', unit: 'u', days, counted: true, after: [], ...more })
const shape = (members: Member[], order: [string, string][] = []) => ({ members, order, preReview: { unit: 'w', days: 1 }, issue: { mode: 'all' as const, days: 1, unit: 'w' } })

test('联合踏勘: a visit of several matters is one step, as long as the longest, after all that any of them waits for', () => {
  const plan = shape([member('a', [step('look', 2), step('visit', 1, { joint: 'site', after: ['look'], unit: 'ua' })]), member('b', [step('visit', 3, { joint: 'site', unit: 'ub' })])])
  const visit = graphOf(plan, new Set(['a', 'b']), []).find((node) => node.id === 'joint:site')!
  expect(visit).toMatchObject({ days: 3, units: ['ua', 'ub'], matters: ['a', 'b'], after: ['a.look', PRE_REVIEW] })
})

test('a step that is left out passes on what it waited for', () => {
  const plan = shape([member('a', [step('x', 1), step('y', 1, { after: ['x'], when: { element: 'e', is: true } }), step('z', 1, { after: ['y'] })])])
  expect(graphOf(plan, new Set(['a']), [], (s) => !!s.when).map((node) => [node.id, node.after])).toEqual([[PRE_REVIEW, []], ['a.x', [PRE_REVIEW]], ['a.z', ['a.x']], [ISSUE, ['a.z']]])
})

test('and so does a result that it would have needed: what comes next waits for it', () => {
  const plan = shape([member('a', [step('x', 1), step('y', 1, { after: ['x'], when: { element: 'e', is: true } }), step('z', 1, { after: ['y'] })]), member('b', [step('decide', 5)])])
  const after = (id: string) => graphOf(plan, new Set(['a', 'b']), [{ matter: 'a', before: ['y'], for: 'b' }], (s) => !!s.when).find((node) => node.id === id)!.after
  expect([after('a.x'), after('a.z')]).toEqual([[PRE_REVIEW], ['a.x', 'b.decide']])
})

test('a matter that comes after another begins with that one’s last step', () => {
  const plan = shape([member('a', [step('x', 5)]), member('b', [step('y', 1)])], [['a', 'b']])
  expect(scheduleOf(graphOf(plan, new Set(['a', 'b']), []))).toMatchObject({ days: 8, path: [PRE_REVIEW, 'a.x', 'b.y', ISSUE], width: 1 })
  expect(scheduleOf(graphOf(plan, new Set(['b']), [])).days).toBe(3)
})

/** Random matters, of which some are not needed and some steps are left out; what is ordered or waited for stands earlier, so that circles come of joint visits only. */
const anyPlan = fc.record({
  matters: fc.array(fc.record({
    isNeeded: fc.constantFrom(true, true, true, false),
    steps: fc.array(fc.record({ after: fc.array(fc.nat(9), { maxLength: 2 }), isJoint: fc.constantFrom(false, false, true), isLeft: fc.constantFrom(false, false, true) }), { maxLength: 4 }),
  }), { minLength: 1, maxLength: 4 }),
  order: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 2 }),
  waits: fc.array(fc.record({ matter: fc.nat(9), of: fc.nat(9), before: fc.array(fc.nat(9), { maxLength: 2 }) }), { maxLength: 3 }),
}).map(({ matters, order, waits }) => {
  const members = matters.map(({ steps }, n) => {
    const made = steps.map(({ after, isJoint, isLeft }, at) => step(`s${at}`, 1, { after: at ? [...new Set(after.map((a) => `s${a % at}`))] : [], ...(isJoint ? { joint: 'site' } : {}), ...(isLeft ? { when: { element: 'e', is: true } } : {}) }))
    return member(`m${n}`, [...made, step('decide', 1, { kind: 'decision', after: made.map((s) => s.id).filter((id) => !made.some((s) => s.after.includes(id))) })])
  })
  const pair = (a: number, b: number): [string, string][] => ((a % members.length) < (b % members.length) ? [[`m${a % members.length}`, `m${b % members.length}`]] : [])
  return {
    plan: shape(members, order.flatMap(([a, b]) => pair(a, b))),
    needed: new Set(matters.flatMap(({ isNeeded }, n) => (isNeeded ? [`m${n}`] : []))),
    waits: waits.flatMap(({ matter, of, before }) => pair(of, matter).map(([first, second]) => {
      const { steps } = members.find((m) => m.matter === second)!
      return { matter: second, for: first, before: before.map((b) => steps[b % steps.length]!.id) }
    })),
  }
})

/** All that comes before each, near or far. */
function closure(pairs: readonly (readonly [before: string, after: string])[]): Set<string> {
  const found = new Set<string>()
  const walk = (from: string, at: string) => {
    for (const [before, after] of pairs) {
      if (after !== at || found.has(`${before} < ${from}`)) continue
      found.add(`${before} < ${from}`)
      walk(from, before)
    }
  }
  for (const [, after] of pairs) walk(after, after)
  return found
}

test('the parallel plan keeps every declared wait, of steps, order, results, joint visits and past steps that are left out, and adds none', () => {
  fc.assert(fc.property(anyPlan, ({ plan, needed, waits }) => {
    const graph = graphOf(plan, needed, waits, (s) => !!s.when)
    fc.pre(!circleIn(graph))
    // The slow way: every pair of steps of which one was declared to come before the other.
    const members = plan.members.filter((m) => needed.has(m.matter))
    const kept = (matter: string) => members.filter((m) => m.matter === matter).flatMap((m) => m.steps.filter((s) => !s.when))
    const nodeOf = (matter: string, s: Member['steps'][number]) => (s.joint ? `joint:${s.joint}` : `${matter}.${s.id}`)
    const all = (first: string, second: string, only = (_: Member['steps'][number]) => true) => kept(first).flatMap((a) => kept(second).filter(only).map((b) => [nodeOf(first, a), nodeOf(second, b)] as const))
    const within = ({ matter, steps }: Member) => closure(steps.flatMap((s) => s.after.map((before) => [`${matter}.${before}`, `${matter}.${s.id}`] as const)))
    const declared = [
      ...members.flatMap((m) => kept(m.matter).flatMap((a) => kept(m.matter).filter((b) => within(m).has(`${m.matter}.${a.id} < ${m.matter}.${b.id}`)).map((b) => [nodeOf(m.matter, a), nodeOf(m.matter, b)] as const))),
      ...plan.order.flatMap(([first, second]) => all(first, second)),
      ...waits.flatMap((wait) => members.filter((m) => m.matter === wait.matter).flatMap((m) => all(wait.for, m.matter, (b) => wait.before.length === 0 || wait.before.some((id) => id === b.id || within(m).has(`${m.matter}.${id} < ${m.matter}.${b.id}`))))),
    ].filter(([before, after]) => before !== after)

    const steps = graph.filter((node) => node.id !== PRE_REVIEW && node.id !== ISSUE)
    expect(new Set(steps.map((node) => node.id))).toEqual(new Set(members.flatMap((m) => kept(m.matter).map((s) => nodeOf(m.matter, s)))))
    expect(closure(steps.flatMap((node) => node.after.filter((id) => id !== PRE_REVIEW).map((id) => [id, node.id] as const)))).toEqual(closure(declared))
    const far = closure(graph.flatMap((node) => node.after.map((id) => [id, node.id] as const)))
    for (const { id } of steps) expect([far.has(`${PRE_REVIEW} < ${id}`), far.has(`${id} < ${ISSUE}`)], id).toEqual([true, true])
  }), { numRuns: 500 })
})
