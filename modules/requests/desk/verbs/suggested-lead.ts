import type { CaseScreen } from '../ask.ts'
import type { About, Values } from './verb-form.ts'

export type Suggestion = NonNullable<CaseScreen['suggestion']>

/** What the catalogue says for the category in the form; undefined until it has said so. */
export function suggestionIn(values: Values, { kase }: Pick<About, 'kase'>): Suggestion | undefined {
  const said = (values['_suggestion'] as Suggestion | undefined) ?? kase.suggestion ?? undefined
  return said?.category === values['category'] ? said : undefined
}

/** Whether somebody chose another lead than the catalogue; where it names none, every choice is the dispatcher's own. */
export function departs(values: Values, about: Pick<About, 'kase'>): boolean {
  const says = suggestionIn(values, about)
  return !!says && !!values['lead'] && values['lead'] !== says.lead
}

/**
 * The form under another category: what came from the catalogue's word before goes with it, what a person chose stays, and
 * what it says now comes as soon as it has said it.
 */
export function follow(values: Values, before: Suggestion | undefined, says: Suggestion | undefined): Values {
  const lead = values['lead'] as string | undefined
  const own = ((values['assist'] as string[] | undefined) ?? []).filter((unit) => !before?.assist.includes(unit))
  const chosen = lead && lead !== before?.lead ? lead : says?.lead || undefined
  return { _suggestion: says, lead: chosen, assist: [...new Set([...(says?.assist ?? []), ...own])].filter((unit) => unit !== chosen) }
}
