import type { Lang } from '#kernel/contract.ts'
import type { Units } from '#kernel/definitions/district.ts'
import type { Definitions } from '#kernel/definitions/registry.ts'
import type { Element } from '../../rules/element.ts'
import type { Vocabulary } from '../definitions/element.ts'
import type { Materials } from '../definitions/material.ts'
import type { Names } from './changes-in-words.ts'

/** How everything that is published, and what a draft adds, is called. */
export function namesIn(definitions: Definitions, lang: Lang): Names {
  const newest = <T>(family: string) => definitions.documentsOf(family).map((kind) => definitions.newest<T>(kind)!.body)
  const called = (one: { name: string; en: string }) => (lang === 'zh' ? one.name : one.en)
  const named = new Map([
    ...newest<{ key: string; name: string; en: string }>('matter').map((m) => [m.key, called(m)] as const),
    ...newest<Materials>('materials').flatMap((m) => m.materials).map((m) => [m.key, called(m)] as const),
    ...(definitions.newest<Units>('units')?.body ?? []).map((u) => [u.id, called(u)] as const),
  ])
  return { elements: new Map<string, Element>(newest<Vocabulary>('elements').flatMap((v) => v.elements).map((e) => [e.key, e])), named: (key) => named.get(key) }
}

/** The name of a document, as its own body says it. */
export const nameOfBody = (body: unknown, kind: string): string => (body as { name?: string } | undefined)?.name || kind.split(':')[1]!
