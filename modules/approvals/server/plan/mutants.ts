import type { Element } from '../../rules/element.ts'
import { type Expr, type Test, testsOf } from '../../rules/expr.ts'
import { mayBeOnTheSpot } from '../../rules/on-the-spot.ts'
import { elementsIn, type Member, type Plan } from '../../rules/plan.ts'
import type { DefinitionTest } from '../definitions/one-thing.ts'
import { testDefinition } from './definition-tests.ts'

/** A plan with one thing changed, and what was changed in words. */
export type Mutant = { what: string; plan: Plan }

/**
 * 变异测试: changes one thing at a time and asks whether any test of the definition notices. What nobody notices is a rule
 * without a test: somebody could break it tomorrow, and all would stay green.
 */
export function unnoticed(plan: Plan, tests: readonly DefinitionTest[]): string[] {
  return mutants(plan).filter((mutant) => testDefinition(mutant.plan, tests).every((t) => t.wrong.length === 0)).map((m) => m.what)
}

export function mutants(plan: Plan): Mutant[] {
  return [
    ...plan.members.map((member) => ({ what: `不办“${member.name}”`, plan: { ...plan, members: plan.members.filter((m) => m !== member) } })),
    ...plan.fields.map((field) => ({ what: `不问“${field.element.name}”`, plan: { ...plan, fields: plan.fields.filter((f) => f !== field) } })),
    ...plan.materials.map((material) => ({ what: `不要“${material.name}”`, plan: { ...plan, materials: plan.materials.filter((m) => m !== material) } })),
    ...plan.materials.filter((m) => m.ways[0]?.by !== 'upload').map((material) => ({ what: `“${material.name}”改为提交`, plan: { ...plan, materials: plan.materials.map((m) => (m === material ? { ...m, ways: [{ by: 'upload' as const }] } : m)) } })),
    // What is decided at once whatever is answered takes no days of its own.
    ...plan.members.filter((m) => !plan.onTheSpot || mayBeOnTheSpot(m, {}) !== true).flatMap((member) => member.steps.map((step) => ({ what: `“${member.name}·${step.name}”多用 60 个工作日`, plan: withMember(plan, member, { steps: member.steps.map((s) => (s === step ? { ...s, days: s.days + 60 } : s)) }) }))),
    ...plan.members.filter((m) => m.delegable).map((member) => ({ what: `“${member.name}”不得当场办`, plan: withMember(plan, member, { delegable: false }) })),
    ...limits(plan.limit).map(({ what, limit }) => ({ what, plan: { ...plan, limit } })),
    ...rulesIn(plan).flatMap((rule) => changesOf(rule).map(({ how, to }) => ({ what: `规则 ${JSON.stringify(rule)} ${how}`, plan: withRule(plan, rule, to) }))),
  ]
}

const withMember = (plan: Plan, member: Member, changed: Partial<Member>): Plan => ({ ...plan, members: plan.members.map((m) => (m === member ? { ...m, ...changed } : m)) })

/** Each number of days that the one-thing itself promises, and one day more. */
function limits(limit: Plan['limit']): { what: string; limit: Plan['limit'] }[] {
  if (limit.rule !== 'days') return []
  const { days = 0, cases = [] } = limit
  return [
    { what: `总时限 ${days} 改为 ${days + 1} 个工作日`, limit: { ...limit, days: days + 1 } },
    ...cases.map((one, n) => ({ what: `第 ${n + 1} 种情形的时限 ${one.days} 改为 ${one.days + 1} 个工作日`, limit: { ...limit, cases: cases.with(n, { ...one, days: one.days + 1 }) } })),
  ]
}

/** Each rule once, wherever it stands: one decision of the definition. */
function rulesIn(plan: Plan): Expr[] {
  const known = elementsIn(plan)
  const all = [
    // Where the plan asks nothing that it tests, it never follows, and the source never serves.
    ...plan.fields.flatMap(({ element: { follows = [], source } }) => [...follows.map((one) => one.when), source?.when]).filter((rule) => rule && testsOf(rule).every((test) => known.has(test.element))),
    plan.greenChannel,
    ...(plan.limit.cases ?? []).map((one) => one.when),
    ...plan.members.flatMap((m) => [m.when, m.delegableWhen, ...m.steps.map((s) => s.when)]),
    ...plan.fields.flatMap((f) => f.askedBy.map((by) => by.when)),
    ...plan.materials.flatMap((m) => m.neededBy.map((by) => by.when)),
  ]
  return [...new Map(all.flatMap((rule) => (rule ? [[JSON.stringify(rule), rule] as const] : []))).values()]
}

/** The rule turned round, and each bound moved from "at least" to "more than" and the like. */
function changesOf(rule: Expr): { how: string; to: Expr }[] {
  return [{ how: '取反', to: { not: rule } }, ...boundsMoved(rule).map((to) => ({ how: `改为 ${JSON.stringify(to)}`, to }))]
}

function boundsMoved(expr: Expr): Expr[] {
  if ('element' in expr) return moved(expr)
  if ('not' in expr) return boundsMoved(expr.not).map((not) => ({ not }))
  const isAll = 'all' in expr
  const parts = isAll ? expr.all : expr.any
  return parts.flatMap((part, n) => boundsMoved(part).map((to) => (isAll ? { all: parts.with(n, to) } : { any: parts.with(n, to) })))
}

function moved(test: Test): Test[] {
  const { element } = test
  if ('atLeast' in test) return [{ element, above: test.atLeast }]
  if ('above' in test) return [{ element, atLeast: test.above }]
  if ('atMost' in test) return [{ element, below: test.atMost }]
  if ('below' in test) return [{ element, atMost: test.below }]
  return []
}

function withRule(plan: Plan, rule: Expr, to: Expr): Plan {
  const old = JSON.stringify(rule)
  const isOld = (one: Expr | undefined) => JSON.stringify(one) === old
  const changed = <T extends { when?: Expr }>(part: T): T => (isOld(part.when) ? { ...part, when: to } : part)
  const inElement = (one: Element): Element => (one.follows || one.source?.when ? { ...one, ...(one.follows ? { follows: one.follows.map(changed) } : {}), ...(one.source ? { source: changed(one.source) } : {}) } : one)
  return {
    ...plan,
    ...(isOld(plan.greenChannel) ? { greenChannel: to } : {}),
    limit: { ...plan.limit, ...(plan.limit.cases ? { cases: plan.limit.cases.map(changed) } : {}) },
    members: plan.members.map((m) => ({ ...changed(m), ...(isOld(m.delegableWhen) ? { delegableWhen: to } : {}), steps: m.steps.map(changed) })),
    fields: plan.fields.map((f) => ({ ...f, element: inElement(f.element), askedBy: f.askedBy.map(changed) })),
    materials: plan.materials.map((m) => ({ ...m, neededBy: m.neededBy.map(changed) })),
  }
}
