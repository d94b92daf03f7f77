import { Compile, type Validator } from 'typebox/compile'
import { Locale } from 'typebox/system'
import type { TSchema } from 'typebox'
import type { Day } from '#kernel/calendar/day.ts'
import type { Definitions } from '#kernel/definitions/registry.ts'
import type { DesignContent } from '../../contract.ts'
import type { Vocabulary } from '../definitions/element.ts'
import type { Materials } from '../definitions/material.ts'
import { Matter } from '../definitions/matter.ts'
import { OneThing } from '../definitions/one-thing.ts'
import { definitionKinds } from '../definition-kinds.ts'

/** Where elements and materials that were made in the designer stand. */
const ELEMENTS = 'elements:designer'
const MATERIALS = 'materials:designer'

type Content = Pick<DesignContent, 'bodies' | 'elements' | 'materials'>
const ORDER = ['elements', 'materials', 'matter', 'one_thing']

/** What a draft publishes, each after all that it names. New words of a vocabulary are added to those of earlier drafts. */
export function documentsOf(definitions: Definitions, { bodies, elements, materials }: Content): { kind: string; body: unknown }[] {
  const words = definitions.newest<Vocabulary>(ELEMENTS)?.body ?? { groups: [], elements: [] }
  const papers = definitions.newest<Materials>(MATERIALS)?.body ?? { materials: [] }
  const joined = <T extends { key: string }>(before: readonly T[], added: readonly unknown[]) => [...before.filter((one) => !(added as T[]).some((other) => other.key === one.key)), ...(added as T[])]
  return [
    ...(elements.length ? [{ kind: ELEMENTS, body: { ...words, elements: joined(words.elements, elements) } }] : []),
    ...(materials.length ? [{ kind: MATERIALS, body: { materials: joined(papers.materials, materials) } }] : []),
    ...Object.entries(bodies).map(([kind, body]) => ({ kind, body })).toSorted((a, b) => ORDER.indexOf(a.kind.split(':')[0]!) - ORDER.indexOf(b.kind.split(':')[0]!)),
  ]
}

/** From which day a body says that it is in force: a new matter and every one-thing from the day of publication. */
export const dated = (definitions: Definitions, { kind, body }: { kind: string; body: unknown }, day: Day): unknown =>
  kind.startsWith('one_thing:') || (kind.startsWith('matter:') && !definitions.newest(kind)) ? { ...(body as object), effectiveFrom: day } : body

/** The district as it would be with the draft in force. */
export function supposing(definitions: Definitions, content: Content, day: Day): Definitions {
  return documentsOf(definitions, content).reduce((all, one) => all.supposing(one.kind, dated(definitions, one, day), day), definitions)
}

const validators = new Map<string, Validator>()
function validatorOf(name: string, schema: TSchema): Validator {
  let validator = validators.get(name)
  if (!validator) validators.set(name, (validator = Compile(schema)))
  return validator
}

/** Where a body is not even of the right shape, in both languages. The key that it has must be the one it stands under. */
function shapeFaults(kind: string, body: unknown): { kind: string; at: string; zh: string; en: string }[] {
  const [family = '', key = ''] = kind.split(':')
  const schema = { matter: Matter, one_thing: OneThing }[family] as TSchema | undefined ?? definitionKinds.find((k) => k.name === family)?.schema
  if (!schema) return [{ kind, at: '/', zh: '这里只能设计事项和一件事', en: 'Only matters and one-things are designed here' }]
  const errors = [...validatorOf(family, schema).Errors(body)].slice(0, 30).map((e) => ({ kind, at: e.instancePath || '/', zh: Locale.zh_Hans(e), en: Locale.en_US(e) }))
  if (errors.length || ORDER.indexOf(family) < 2) return errors
  return (body as { key: string }).key === key ? [] : [{ kind, at: '/key', zh: `编号应为 ${key}，发布后不能改变`, en: `The key should be ${key}, and never changes` }]
}

export const shapesOf = (definitions: Definitions, content: Content, day: Day) => documentsOf(definitions, content).flatMap((one) => shapeFaults(one.kind, dated(definitions, one, day)))
