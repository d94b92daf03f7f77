import { type Answers, evaluate, type Expr, openQuestions, type Truth } from './expr.ts'
import type { Member, Plan, PlanStep } from './plan.ts'

/** What can be looked at on a desk; a visit, a hearing or a test cannot be done on the spot. */
export const ON_PAPER: ReadonlySet<string> = new Set(['review', 'decision', 'consult'])

type Delegable = Pick<Member, 'authority' | 'delegable' | 'delegableWhen' | 'steps'>

/** 当场办结: whether a chief representative may decide the matter at once, as far as its own definition says. */
export function mayBeOnTheSpot(member: Delegable, answers: Answers): Truth {
  const rule = ruleOf(member)
  return rule ? evaluate(rule, answers) : false
}

/** Elements whose answers still decide whether it may. */
export function openForTheSpot(member: Delegable, answers: Answers): string[] {
  const rule = ruleOf(member)
  return rule ? openQuestions(rule, answers) : []
}

/** Working days that the plan promises for a matter here: none where it is a menu of what is decided at once, and this may be. */
export const daysFor = (plan: Pick<Plan, 'onTheSpot'>, member: Member, answers: Answers): number =>
  plan.onTheSpot && mayBeOnTheSpot(member, answers) === true ? 0 : member.clock.promised

/** Steps that keep a matter from being decided on the spot: what has to be looked at elsewhere, and what others have to say. */
export const elsewhereIn = ({ authority, steps }: Pick<Member, 'authority' | 'steps'>): PlanStep[] => steps.filter((step) => !ON_PAPER.has(step.kind) || step.unit !== authority)

/** None where nothing that is answered makes it possible. */
function ruleOf(member: Delegable): Expr | undefined {
  const { delegable, delegableWhen } = member
  const elsewhere = elsewhereIn(member)
  if (!delegable || elsewhere.some((step) => !step.when)) return undefined
  return { all: [...(delegableWhen ? [delegableWhen] : []), ...elsewhere.map((step) => ({ not: step.when! }))] }
}
