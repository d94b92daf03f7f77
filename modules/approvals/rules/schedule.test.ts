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

test('a matter that comes after another begins with that one’s last step', () => {
  const plan = shape([member('a', [step('x', 5)]), member('b', [step('y', 1)])], [['a', 'b']])
  expect(scheduleOf(graphOf(plan, new Set(['a', 'b']), []))).toMatchObject({ days: 8, path: [PRE_REVIEW, 'a.x', 'b.y', ISSUE], width: 1 })
  expect(scheduleOf(graphOf(plan, new Set(['b']), [])).days).toBe(3)
})
