import type { Definitions } from '#kernel/definitions/registry.ts'
import { canonical } from '#kernel/ledger/canonical.ts'
import type { DesignContent } from '../../contract.ts'
import type { Vocabulary } from '../definitions/element.ts'
import type { Materials } from '../definitions/material.ts'
import type { Matter } from '../definitions/matter.ts'
import type { OneThing } from '../definitions/one-thing.ts'

/** 数据元和材料 are words of the vocabulary: many stand in one file, and each is changed by itself, as `element:shop.area`. */
type Word = { kind: string; key: string; body: unknown }
type Content = Pick<DesignContent, 'elements' | 'materials'>
type File = { version: number; body: Partial<Vocabulary & Materials> }

export const WORDS = { element: 'elements', material: 'materials' } as const
const familyOf = (kind: string) => WORDS[kind.split(':')[0] as keyof typeof WORDS]
const keyOf = (kind: string) => kind.slice(kind.indexOf(':') + 1)
const wordIn = (file: File | undefined, kind: string) => file?.body[familyOf(kind)]?.find((word) => word.key === keyOf(kind))

export const wordsOf = ({ elements, materials }: Content): Word[] =>
  ([['element', elements], ['material', materials]] as const).flatMap(([family, words]) => (words as { key: string }[]).map((body) => ({ kind: `${family}:${body.key}`, key: body.key, body })))

/** The file in which a word is published. */
export const fileOf = (definitions: Definitions, kind: string): string | undefined =>
  definitions.documentsOf(familyOf(kind)).find((file) => wordIn(definitions.newest<Vocabulary & Materials>(file), kind))

export const publishedWord = (definitions: Definitions, kind: string): { version: number; body: { key: string; name: string; en: string } } | undefined => {
  const file = fileOf(definitions, kind)
  const newest = file && definitions.newest<Vocabulary & Materials>(file)
  return newest ? { version: newest.version, body: wordIn(newest, kind)! } : undefined
}

/** Words that somebody has published otherwise since this draft took them over, or made under the same key. */
export const overtakenWords = (definitions: Definitions, content: Content, bases: Record<string, number>): string[] =>
  wordsOf(content).flatMap(({ kind }) => {
    const file = fileOf(definitions, kind)
    if (!file) return []
    const taken = definitions.versions<Vocabulary & Materials>(file).find(({ version }) => version === bases[kind])
    const now = wordIn(definitions.newest<Vocabulary & Materials>(file), kind)
    return taken && canonical(wordIn(taken, kind)) === canonical(now) ? [] : [kind]
  })

/** `naming`: the one-things that name the word themselves; the others have a matter that does. */
export type Users = { matters: readonly Matter[]; oneThings: readonly OneThing[]; naming: readonly OneThing[] }

/** Who uses a word: matters that name it or need a material that it satisfies, and the one-things that name it or have such a matter. */
export function usersIn(definitions: Definitions): (kind: string) => Users {
  const newest = <T>(family: string) => definitions.documentsOf(family).map((kind) => definitions.newest<T>(kind)!.body)
  const materials = newest<Materials>('materials').flatMap((m) => m.materials)
  const served = new Map(materials.map((m) => [m.key, namedIn(m.satisfiedBy)]))
  const matters = newest<Matter>('matter').map((matter) => {
    const { asks, materials: needed, steps, delegableWhen, result } = matter
    // A step that reads `shop.*` looks at what is asked anyway.
    return { matter, elements: namedIn([asks, needed, steps.map((s) => s.when), delegableWhen, result?.fields, result?.makes, ...needed.map((n) => [...(served.get(n.material) ?? [])])]), materials: new Set(needed.map((n) => n.material)) }
  })
  const oneThings = newest<OneThing>('one_thing').map((oneThing) => ({ oneThing, named: namedIn([oneThing.questions.map((q) => q.element), oneThing.members.map((m) => m.when), oneThing.greenChannel]) }))
  return (kind) => {
    const family = familyOf(kind)
    const using = matters.filter((one) => one[family].has(keyOf(kind))).map(({ matter }) => matter)
    const keys = new Set(using.map((m) => m.key))
    const naming = oneThings.filter(({ named }) => family === 'elements' && named.has(keyOf(kind))).map(({ oneThing }) => oneThing)
    return { matters: using, naming, oneThings: oneThings.map(({ oneThing }) => oneThing).filter((one) => naming.includes(one) || one.members.some((m) => keys.has(m.matter))) }
  }
}

/** Every text in a part of a body. */
function namedIn(part: unknown, found = new Set<string>()): Set<string> {
  if (typeof part === 'string') found.add(part)
  else if (part && typeof part === 'object') for (const one of Object.values(part)) namedIn(one, found)
  return found
}
