import type { Expr, Test } from '../../rules/expr.ts'
import type { Plan } from '../../rules/plan.ts'
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
    ...plan.members.flatMap((member) => member.steps.map((step) => ({ what: `“${member.name}·${step.name}”多用 60 个工作日`, plan: { ...plan, members: plan.members.map((m) => (m === member ? { ...m, steps: m.steps.map((s) => (s === step ? { ...s, days: s.days + 60 } : s)) } : m)) } }))),
    ...rulesIn(plan).flatMap((rule) => changesOf(rule).map(({ how, to }) => ({ what: `规则 ${JSON.stringify(rule)} ${how}`, plan: withRule(plan, rule, to) }))),
  ]
}

/** Each rule once, wherever it stands: one decision of the definition. */
function rulesIn(plan: Plan): Expr[] {
  const all = [
    ...plan.members.flatMap((m) => [m.when, ...m.steps.map((s) => s.when)]),
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
  const changed = <T extends { when?: Expr }>(part: T): T => (part.when && JSON.stringify(part.when) === old ? { ...part, when: to } : part)
  return {
    ...plan,
    members: plan.members.map((m) => ({ ...changed(m), steps: m.steps.map(changed) })),
    fields: plan.fields.map((f) => ({ ...f, askedBy: f.askedBy.map(changed) })),
    materials: plan.materials.map((m) => ({ ...m, neededBy: m.neededBy.map(changed) })),
  }
}
