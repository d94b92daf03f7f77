import type { Answers } from './expr.ts'
import type { Plan } from './plan.ts'

/** 申请主体: an enterprise, or an organisation. Others have codes in an application too, as a builder or a carrier. */
const APPLYING = ['ent.', 'org.']

/** The enterprise that the application is for, or one matter of it, where it has a credit code already. */
export function firmIn({ fields }: Pick<Plan, 'fields'>, answers: Answers, matter?: string): { code: string; name: string | null } | null {
  const asked = fields.filter((field) => !matter || field.askedBy.some((by) => by.matter === matter)).map(({ element }) => element)
  const element = asked.find(({ key, check }) => check === 'credit_code' && APPLYING.some((prefix) => key.startsWith(prefix)) && typeof answers[key] === 'string' && answers[key] !== '')
  if (!element) return null
  const name = answers[`${element.key.slice(0, element.key.indexOf('.'))}.name`]
  return { code: answers[element.key] as string, name: typeof name === 'string' && name !== '' ? name : null }
}

export const firmOf = (plan: Pick<Plan, 'fields'>, answers: Answers, matter?: string): string | null => firmIn(plan, answers, matter)?.code ?? null
