import type { Areas, Units } from '#kernel/definitions/district.ts'
import { type DefinitionKind, doubles } from '#kernel/definitions/registry.ts'
import type { FolderFile } from '#kernel/definitions/folder.ts'
import { Catalogue, Categories, Doors, Sections, Templates } from './definitions.ts'
import { Limits } from './limits.ts'
import { outsideParties } from './outside-parties.ts'

const categories: DefinitionKind<typeof Categories> = {
  name: 'categories',
  schema: Categories,
  also: (body) => doubles(body.map((c) => c.code)).map((code) => `category ${code} stands twice`),
}

const catalogue: DefinitionKind<typeof Catalogue> = {
  name: 'catalogue',
  schema: Catalogue,
  also(body, others) {
    const categories = new Set((others<Categories>('categories') ?? []).map((c) => c.code))
    const units = new Set((others<Units>('units') ?? []).map((u) => u.id))
    const streets = new Set((others<Areas>('areas') ?? []).map((a) => a.code))
    return [
      ...doubles(body.rules.map((r) => r.id)).map((id) => `rule ${id} stands twice`),
      ...doubles(body.rules.map((r) => `${r.category} ${r.area ?? ''}`)).map((what) => `two rules for category and area ${what}`),
      ...body.rules.flatMap((rule) => [
        ...(categories.has(rule.category) ? [] : [`rule ${rule.id}: no category ${rule.category}`]),
        ...(rule.area && !streets.has(rule.area) ? [`rule ${rule.id}: no street ${rule.area}`] : []),
        ...[rule.lead, ...rule.assist].filter((unit) => unit !== '@street' && !units.has(unit)).map((unit) => `rule ${rule.id}: no unit ${unit}`),
      ]),
    ]
  },
}

export const definitionKinds = [
  { name: 'sections', schema: Sections }, categories, catalogue, { name: 'doors', schema: Doors },
  { name: 'templates', schema: Templates }, { name: 'limits', schema: Limits }, outsideParties,
] as unknown as readonly DefinitionKind[]

export const folder: readonly FolderFile[] = [
  { kind: 'sections', file: 'sections.json' },
  { kind: 'categories', file: 'categories.json' },
  { kind: 'limits', file: 'limits.json' },
  { kind: 'doors', file: 'doors.json' },
  { kind: 'templates', file: 'templates.json' },
  { kind: 'outside_parties', file: 'outside-parties.json' },
  { kind: 'catalogue', file: 'catalogue.json', effectiveFrom: (body: Catalogue) => body.effective_from },
]
