import type { Element } from '../../rules/element.ts'
import { and, type Expr, type Test, testsOf } from '../../rules/expr.ts'
import { mayBeOnTheSpot } from '../../rules/on-the-spot.ts'
import { elementsIn, type Member, type Plan, type PlanStep } from '../../rules/plan.ts'
import { witness } from '../../rules/satisfiable.ts'
import type { DefinitionTest } from '../definitions/one-thing.ts'
import { testDefinition } from './definition-tests.ts'

/** A plan with one thing changed, and what was changed in words. */
export type Mutant = { what: string; plan: Plan }

/**
 * 变异测试: changes one thing at a time and asks whether any test of the definition notices. What nobody notices is a rule
 * without a test: somebody could break it tomorrow, and all would stay green.
 */
export function unnoticed(plan: Plan, tests: readonly DefinitionTest[]): string[] {
  return mutants(plan).filter((mutant) => !isNoticed(mutant, tests)).map((m) => m.what)
}

/** One test after another, since the first that notices is enough. */
export const isNoticed = (mutant: Mutant, tests: readonly DefinitionTest[]): boolean => tests.some((one) => testDefinition(mutant.plan, [one])[0]!.wrong.length > 0)

export function mutants(plan: Plan): Mutant[] {
  return [
    ...plan.members.map((member) => ({ what: `不办“${member.name}”`, plan: { ...plan, members: plan.members.filter((m) => m !== member) } })),
    ...plan.fields.map((field) => ({ what: `不问“${field.element.name}”`, plan: { ...plan, fields: plan.fields.filter((f) => f !== field) } })),
    ...plan.materials.map((material) => ({ what: `不要“${material.name}”`, plan: { ...plan, materials: plan.materials.filter((m) => m !== material) } })),
    ...plan.materials.filter((m) => m.ways[0]?.by !== 'upload').map((material) => ({ what: `“${material.name}”改为提交`, plan: { ...plan, materials: plan.materials.map((m) => (m === material ? { ...m, ways: [{ by: 'upload' as const }] } : m)) } })),
    // What is decided at once whatever is answered takes no days of its own.
    ...plan.members.filter((m) => !plan.onTheSpot || mayBeOnTheSpot(m, {}) !== true).flatMap((member) => member.steps.map((step) => ({ what: `“${member.name}·${step.name}”多用 60 个工作日`, plan: withMember(plan, member, { steps: member.steps.map((s) => (s === step ? { ...s, days: s.days + 60 } : s)) }) }))),
    ...plan.members.flatMap((member) => member.steps.filter((step) => plan.members.some((m) => m !== member && m.steps.some((s) => step.joint && s.joint === step.joint && canHold(and(member.when, step.when, m.when, s.when), plan)))).map((step) => ({ what: `“${member.name}·${step.name}”不与其他事项一同踏勘`, plan: withMember(plan, member, { steps: member.steps.map((s) => (s === step ? alone(s) : s)) }) }))),
    ...plan.members.filter((m) => m.delegable).map((member) => ({ what: `“${member.name}”不得当场办`, plan: withMember(plan, member, { delegable: false }) })),
    ...limits(plan.limit).map(({ what, limit }) => ({ what, plan: { ...plan, limit } })),
    ...rulesIn(plan).flatMap((rule) => changesOf(rule).filter(({ to }) => differ(rule, to, plan)).map(({ how, to }) => ({ what: `规则 ${JSON.stringify(rule)} ${how}`, plan: withRule(plan, rule, to) }))),
  ]
}

const withMember = (plan: Plan, member: Member, changed: Partial<Member>): Plan => ({ ...plan, members: plan.members.map((m) => (m === member ? { ...m, ...changed } : m)) })

const alone = ({ joint: _, ...step }: PlanStep): PlanStep => step

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

/** The rule turned round, each bound moved from "at least" to "more than" and the like, and each part and option dropped. */
function changesOf(rule: Expr): { how: string; to: Expr }[] {
  return [{ how: '取反', to: { not: rule } }, ...changed(rule).map((to) => ({ how: `改为 ${JSON.stringify(to)}`, to }))]
}

/** Whether any answers at all tell two rules apart: where none do, nothing was changed that a test could notice. */
const differ = (one: Expr, other: Expr, plan: Plan) => canHold({ any: [{ all: [one, { not: other }] }, { all: [{ not: one }, other] }] }, plan)

const canHold = (rule: Expr | undefined, plan: Plan) => !rule || witness(rule, elementsIn(plan)) !== undefined

function changed(expr: Expr): Expr[] {
  if ('element' in expr) return 'in' in expr ? oneLess(expr.in).map((options) => ({ ...expr, in: options })) : moved(expr)
  if ('not' in expr) return changed(expr.not).map((not) => ({ not }))
  const isAll = 'all' in expr
  const parts = isAll ? expr.all : expr.any
  return [...oneLess(parts), ...parts.flatMap((part, n) => changed(part).map((to) => parts.with(n, to)))].map((left) => (isAll ? { all: left } : { any: left }))
}

const oneLess = <T>(all: readonly T[]): T[][] => (all.length > 1 ? all.map((_, n) => all.toSpliced(n, 1)) : [])

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
  const within = <T extends { when?: Expr }>(part: T): T => (isOld(part.when) ? { ...part, when: to } : part)
  const inElement = (one: Element): Element => (one.follows || one.source?.when ? { ...one, ...(one.follows ? { follows: one.follows.map(within) } : {}), ...(one.source ? { source: within(one.source) } : {}) } : one)
  return {
    ...plan,
    ...(isOld(plan.greenChannel) ? { greenChannel: to } : {}),
    limit: { ...plan.limit, ...(plan.limit.cases ? { cases: plan.limit.cases.map(within) } : {}) },
    members: plan.members.map((m) => ({ ...within(m), ...(isOld(m.delegableWhen) ? { delegableWhen: to } : {}), steps: m.steps.map(within) })),
    fields: plan.fields.map((f) => ({ ...f, element: inElement(f.element), askedBy: f.askedBy.map(within) })),
    materials: plan.materials.map((m) => ({ ...m, neededBy: m.neededBy.map(within) })),
  }
}
