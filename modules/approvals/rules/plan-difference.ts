import type { Element } from './element.ts'
import { answerFault, isEmpty } from './answer-faults.ts'
import type { Answers } from './expr.ts'
import { elementsIn, type Plan } from './plan.ts'

type Named = { key: string; name: string; en: string }
type Change<What extends string> = Named & { what: readonly What[] }

/** What became of a one-thing between two of its versions, as far as somebody notices who was filling it in. */
export type PlanDifference = {
  matters: { added: readonly Named[]; removed: readonly Named[]; changed: readonly Change<'rule' | 'days'>[] }
  fields: { added: readonly Named[]; removed: readonly Named[]; changed: readonly Change<'meaning' | 'options' | 'limits' | 'rule' | 'required'>[] }
  materials: { added: readonly Named[]; removed: readonly Named[]; changed: readonly Change<'rule' | 'ways'>[] }
  questions: { added: readonly Named[]; removed: readonly Named[] }
}

/** Only what somebody has to know or do again: that a source or a hint reads otherwise is none of it. */
export function planDifference(before: Plan, after: Plan): PlanDifference {
  const asked = (plan: Plan) => elementsIn(plan)
  const [was, is] = [asked(before), asked(after)]
  const rules = (plan: Plan) => new Map(plan.fields.map((f) => [f.element.key, f]))
  const [had, has] = [rules(before), rules(after)]
  const matters = (plan: Plan) => new Map(plan.members.map((m) => [m.matter, m]))
  const materials = (plan: Plan) => new Map(plan.materials.map((m) => [m.key, m]))
  const questions = (plan: Plan) => new Map(plan.questions.map((q) => [q.element.key, q.element]))
  return {
    matters: compared(matters(before), matters(after), (one, other) => [...differ('rule' as const, one.when, other.when), ...differ('days' as const, one.clock, other.clock)], (m) => ({ key: m.matter, name: m.name, en: m.en })),
    fields: compared(was, is, (one, other) => [
      ...differ('meaning' as const, [one.type, one.name, one.unit, one.columns, one.check], [other.type, other.name, other.unit, other.columns, other.check]),
      ...differ('options' as const, one.options, other.options),
      ...differ('limits' as const, [one.least, one.most], [other.least, other.most]),
      ...differ('rule' as const, [had.get(one.key)?.when, one.follows], [has.get(one.key)?.when, other.follows]),
      ...differ('required' as const, had.get(one.key)?.required, has.get(one.key)?.required),
    ], named),
    materials: compared(materials(before), materials(after), (one, other) => [...differ('rule' as const, one.neededBy, other.neededBy), ...differ('ways' as const, one.ways, other.ways)], named),
    questions: compared(questions(before), questions(after), () => [], named),
  }
}

export const isSame = ({ matters, fields, materials }: PlanDifference): boolean => [matters, fields, materials].every((part) => part.added.length + part.removed.length + part.changed.length === 0)

/** Answers as they stand under the new plan: what still fits is kept, the rest is asked again, and so is what now means something else. */
export function answersUnder(after: Plan, answers: Answers, { fields }: Pick<PlanDifference, 'fields'>): { answers: Answers; again: readonly string[] } {
  const elements = new Map<string, Element>([...after.questions.map((q) => q.element), ...after.fields.map((f) => f.element)].map((e) => [e.key, e]))
  const otherwise = new Set(fields.changed.filter((c) => c.what.includes('meaning')).map((c) => c.key))
  const again = Object.keys(answers).filter((key) => {
    const element = elements.get(key)
    return element && !isEmpty(answers[key]) && (otherwise.has(key) || answerFault(element, answers[key]!, {}).length > 0)
  })
  const kept = Object.entries(answers).filter(([key]) => elements.has(key) && !again.includes(key))
  return { answers: Object.fromEntries(kept), again }
}

function compared<T extends object, What extends string>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>, what: (one: T, other: T) => What[], called: (one: T) => Named) {
  return {
    added: [...after].filter(([key]) => !before.has(key)).map(([, one]) => called(one)),
    removed: [...before].filter(([key]) => !after.has(key)).map(([, one]) => called(one)),
    changed: [...after].flatMap(([key, one]) => {
      const changes = before.has(key) ? what(before.get(key)!, one) : []
      return changes.length ? [{ ...called(one), what: changes }] : []
    }),
  }
}

/** A plan that was kept in the database comes back with its keys in another order, and says the same. */
const sorted = (value: unknown): string => JSON.stringify(value, (_key, part: unknown) => (part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part)) ?? ''
const differ = <What extends string>(what: What, one: unknown, other: unknown): What[] => (sorted(one) === sorted(other) ? [] : [what])
const named = ({ key, name, en }: Named): Named => ({ key, name, en })
