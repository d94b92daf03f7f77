import { isEmpty } from './answer-faults.ts'
import type { Element, Field } from './element.ts'
import { type Answers, evaluate } from './expr.ts'
import type { Plan } from './plan.ts'

/** Where the field is fetched from here: a source may serve in some cases only, as a register of births in this city does. */
export const sourceIn = ({ source }: Element, answers: Answers): Element['source'] =>
  source && (!source.when || evaluate(source.when, answers) === true) ? source : undefined

/** Fields that nobody types: their source serves here, and it is known, or must be said, about whom or what to ask it. */
export function fetchedIn({ questions }: Pick<Plan, 'questions'>, fields: readonly Field[], answers: Answers): ReadonlySet<string> {
  const isSaid = ({ element }: { element: Element }) => !isEmpty(answers[element.key])
  const mustBeSaid = ({ required }: Field) => required === true || (required !== false && evaluate(required, answers) === true)
  const known = new Set(['account', ...[...questions.filter(isSaid), ...fields.filter((f) => mustBeSaid(f) || isSaid(f))].map((one) => one.element.key)])
  return new Set(fields.filter(({ element }) => known.has(sourceIn(element, answers)?.by ?? '')).map(({ element }) => element.key))
}
