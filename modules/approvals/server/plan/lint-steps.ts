import { elsewhereIn } from '../../rules/on-the-spot.ts'
import type { Member, PlanStep } from '../../rules/plan.ts'
import { whole } from '../../rules/situation.ts'
import { error, type Lint, type Linted, warning } from './linted.ts'

/** Whether the steps can be walked at all, and in the time that is promised. */
export function lintSteps({ oneThing, library, plan, circle, situations }: Linted): Lint[] {
  const members = plan.members.flatMap((m) => [...withoutDecision(m.matter, m.name, m.steps), ...unknownSteps(m.matter, m.steps, library.matters.get(m.matter)!.materials.flatMap((n) => n.before ?? [])), ...tooSlow(m.matter, m.name, m.steps, m.clock.promised), ...delegableInVain(m)])
  if (circle) {
    const names = circle.map((id) => nameOf(id, plan)).join(' → ')
    return [...members, error('circle', oneThing.key, `环节互相等待，谁也不能先办：${names}`, `Steps wait for each other: ${circle.join(' → ')}`)]
  }
  const rule = RULES[plan.limit.rule]
  // All at once is within the most that is promised, and each case that has a number of its own within that one.
  const every = [{ of: { zh: '', en: '' }, situation: whole(plan) }, ...situations.map((situation, n) => ({ of: { zh: `“${oneThing.tests[n]!.name}”：`, en: `${oneThing.tests[n]!.name}: ` }, situation }))]
  const over = every.find(({ situation: { schedule, limit } }) => schedule.counted > limit)
  if (!over) return members
  const { of, situation: { schedule, limit } } = over
  return [...members, error('plan_over_limit', oneThing.key, `${of.zh}关键路径 ${schedule.counted} 个工作日，超过承诺的 ${limit} 个工作日（${rule.zh}）：${schedule.path.map((id) => nameOf(id, plan)).join(' → ')}`, `${of.en}The critical path takes ${schedule.counted} working days, more than the ${limit} promised (${rule.en})`)]
}

const RULES = {
  shortest: { zh: '按最短事项时限计算', en: 'by the shortest member' },
  longest: { zh: '按最长事项时限计算', en: 'by the longest member' },
  days: { zh: '按本方案规定', en: 'as the one-thing says' },
}

function nameOf(id: string, plan: Linted['plan']): string {
  const [matter, step] = id.split('.')
  const member = plan.members.find((m) => m.matter === matter)
  const found = member?.steps.find((s) => s.id === step)
  return member && found ? `${member.name}·${found.name}` : id === 'pre_review' ? '联合预审' : id === 'issue' ? '统一出件' : '联合踏勘'
}

function withoutDecision(matter: string, name: string, steps: readonly PlanStep[]): Lint[] {
  const followed = new Set(steps.flatMap((s) => s.after))
  const last = steps.filter((s) => !followed.has(s.id))
  return last.length === 1 && last[0]!.kind === 'decision' && !last[0]!.when ? [] : [error('no_decision', matter, `“${name}”的最后一步应为决定，且只有一个`, `The last step of ${matter} should be its one decision`)]
}

/** A visit, or another department's word, that is always needed leaves nothing to decide on the spot. */
function delegableInVain(member: Member): Lint[] {
  const { matter, name, delegable } = member
  const visit = elsewhereIn(member).find((step) => !step.when)
  return delegable && visit ? [warning('delegable_in_vain', `${matter}/delegableWhen`, `“${name}”可授权当场决定，但总要“${visit.name}”，永远不能当场办`, `${matter} may be delegated, yet it always needs ${visit.en}: it can never be decided on the spot`)] : []
}

function unknownSteps(matter: string, steps: readonly PlanStep[], before: readonly string[]): Lint[] {
  const ids = new Set(steps.map((s) => s.id))
  return [...steps.flatMap((s) => s.after), ...before].filter((id) => !ids.has(id)).map((id) => error('unknown_step', `${matter}/${id}`, `没有名为 ${id} 的环节`, `There is no step ${id}`))
}

function tooSlow(matter: string, name: string, steps: readonly PlanStep[], promised: number): Lint[] {
  const ids = new Map(steps.map((s) => [s.id, s]))
  const daysTo = (step: PlanStep, way: readonly string[] = []): number => (way.includes(step.id) ? 0 : (step.counted ? step.days : 0) + Math.max(0, ...step.after.flatMap((id) => ids.get(id) ?? []).map((before) => daysTo(before, [...way, step.id]))))
  const days = Math.max(0, ...steps.map((s) => daysTo(s)))
  return days > promised ? [warning('steps_over_promise', matter, `“${name}”各环节合计 ${days} 个工作日，超过承诺的 ${promised} 个工作日`, `The steps of ${matter} take ${days} working days, more than the ${promised} promised`)] : []
}
