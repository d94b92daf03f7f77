import type { Field } from '../../rules/element.ts'
import { and, type Expr, or } from '../../rules/expr.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import type { Library } from './library.ts'

/**
 * 表单归并: what any member asks becomes one field, once, with who wants it. It is shown when any of them wants it, and must
 * be filled in when any of them must have it. What a result of the same application brings into being is asked of nobody.
 * Fields stand by sheet, in the order in which matters ask for them.
 */
export function mergeForms(oneThing: Pick<OneThing, 'members'>, library: Library): Field[] {
  const merged = new Map<string, { askedBy: { matter: string; forms: readonly string[]; when?: Expr }[]; shown: (Expr | undefined)[]; required: (Expr | undefined)[] }>()
  for (const member of oneThing.members) {
    for (const ask of library.matters.get(member.matter)?.asks ?? []) {
      if (!library.elements.has(ask.element)) continue
      const kept = merged.get(ask.element) ?? { askedBy: [], shown: [], required: [] }
      const makers = oneThing.members.filter((m) => library.matters.get(m.matter)?.result?.makes?.includes(ask.element))
      if (makers.some((m) => !m.when)) continue
      const when = and(ask.when, ...makers.map((m) => ({ not: m.when! })))
      const shown = and(member.when, when)
      kept.askedBy.push({ matter: member.matter, forms: ask.on, ...(when ? { when } : {}) })
      kept.shown.push(shown)
      if (!ask.optional) kept.required.push(shown)
      merged.set(ask.element, kept)
    }
  }
  const sheets = [...library.groups.keys()]
  return [...merged]
    .map(([key, { askedBy, shown, required }]) => {
      const when = or(...shown)
      const must = required.length === 0 ? false : (or(...required) ?? true)
      return { element: library.elements.get(key)!, ...(when ? { when } : {}), required: JSON.stringify(must) === JSON.stringify(when) ? true : must, askedBy }
    })
    .sort((a, b) => sheets.indexOf(a.element.group) - sheets.indexOf(b.element.group))
}
