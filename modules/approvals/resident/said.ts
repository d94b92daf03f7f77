import type { Language } from '#resident/kit/settings.ts'
import type { Element } from '../rules/element.ts'
import type { Answers } from '../rules/expr.ts'
import { because, testAsDecided } from '../rules/in-words.ts'
import type { Member, Plan } from '../rules/plan.ts'

export const elementsOf = (plan: Plan): ReadonlyMap<string, Element> => new Map([...plan.fields.map((f) => f.element), ...plan.questions.map((q) => q.element)].map((e) => [e.key, e]))

/** Why a matter is needed here, or is not; empty where it always is, and where it is not known yet. */
export function whyOf({ when }: Pick<Member, 'when'>, answers: Answers, elements: ReadonlyMap<string, Element>, language: Language): string {
  if (!when) return ''
  return because(when, answers).map((test) => testAsDecided(test, elements, language)).join(language === 'en' ? ', ' : '，')
}
