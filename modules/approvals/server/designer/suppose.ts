import { Compile, type Validator } from 'typebox/compile'
import { Locale } from 'typebox/system'
import type { TSchema } from 'typebox'
import type { Day } from '#kernel/calendar/day.ts'
import type { Definitions } from '#kernel/definitions/registry.ts'
import { canonical } from '#kernel/ledger/canonical.ts'
import type { DesignContent } from '../../contract.ts'
import { Matter } from '../definitions/matter.ts'
import { OneThing } from '../definitions/one-thing.ts'
import { definitionKinds } from '../definition-kinds.ts'
import { fileOf, WORDS, wordsOf } from './words.ts'

type Content = Pick<DesignContent, 'bodies' | 'elements' | 'materials'>
const ORDER = ['elements', 'materials', 'matter', 'one_thing']

/** What a draft publishes, each after all that it names. What was only looked at, and is as it was, is not published again. */
export function documentsOf(definitions: Definitions, { bodies, ...words }: Content): { kind: string; body: unknown }[] {
  return [...vocabularyWith(definitions, words), ...Object.entries(bodies).map(([kind, body]) => ({ kind, body }))]
    .filter(({ kind, body }) => !definitions.newest(kind) || canonical(definitions.newest(kind)!.body) !== canonical(body))
    .toSorted((a, b) => ORDER.indexOf(a.kind.split(':')[0]!) - ORDER.indexOf(b.kind.split(':')[0]!))
}

/** A word that is published is changed in the file in which it stands; a new one joins those that were made in the designer. */
function vocabularyWith(definitions: Definitions, content: Pick<Content, 'elements' | 'materials'>) {
  const files = new Map<string, Record<string, { key: string }[]>>()
  for (const { kind, key, body } of wordsOf(content)) {
    const family = kind.startsWith('element:') ? WORDS.element : WORDS.material
    const file = fileOf(definitions, kind) ?? `${family}:designer`
    const before = files.get(file) ?? definitions.newest<Record<string, { key: string }[]>>(file)?.body ?? (family === WORDS.element ? { groups: [], elements: [] } : { materials: [] })
    const words = before[family]!
    files.set(file, { ...before, [family]: words.some((word) => word.key === key) ? words.map((word) => (word.key === key ? (body as { key: string }) : word)) : [...words, body as { key: string }] })
  }
  return [...files].map(([kind, body]) => ({ kind, body }))
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
  const errors = [...validatorOf(family, schema).Errors(body)].slice(0, 30).map((e) => ({ ...placeOf(kind, body, e.instancePath || '/'), zh: Locale.zh_Hans(e), en: Locale.en_US(e) }))
  if (errors.length || ORDER.indexOf(family) < 2) return errors
  return (body as { key: string }).key === key ? [] : [{ kind, at: '/key', zh: `编号应为 ${key}，发布后不能改变`, en: `The key should be ${key}, and never changes` }]
}

/** A fault in a file of the vocabulary is told at the word, which is what somebody edits. */
function placeOf(kind: string, body: unknown, at: string): { kind: string; at: string } {
  const [, family = '', n = '', ...rest] = at.split('/')
  const word = (body as Record<string, { key?: string }[] | undefined>)[family]?.[Number(n)]
  return kind.includes(`${family}:`) && word?.key ? { kind: `${family.slice(0, -1)}:${word.key}`, at: `/${rest.join('/')}` } : { kind, at }
}

export const shapesOf = (definitions: Definitions, content: Content, day: Day) => documentsOf(definitions, content).flatMap((one) => shapeFaults(one.kind, dated(definitions, one, day)))
