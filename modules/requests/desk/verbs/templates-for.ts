import type { Setup, Template, TemplateAct } from '../setup.ts'

/** Templates for an act, the ones made for this very category first, the ones for others not at all. */
export function templatesFor(setup: Pick<Setup, 'templates'> | undefined, act: TemplateAct, category: string | null): Template[] {
  const fits = (template: Template) => !template.category || (category?.startsWith(template.category) ?? false)
  return (setup?.templates ?? [])
    .filter((template) => template.act === act && fits(template))
    .toSorted((a, b) => (b.category?.length ?? 0) - (a.category?.length ?? 0))
}
