import type { Units } from '#kernel/definitions/district.ts'
import type { Definitions, Published } from '#kernel/definitions/registry.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { readNames, staffIn } from '#kernel/identity/staff-names.ts'
import { notFound } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import { designerViews } from '../../contract.ts'
import type { Vocabulary } from '../definitions/element.ts'
import type { Materials } from '../definitions/material.ts'
import type { Matter } from '../definitions/matter.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import type { Registers } from '../definitions/register.ts'
import { changesInWords } from './changes-in-words.ts'
import { designer, type DesignTables, type DraftRow, ownsAll, ownsWord, readDraft, writersOf } from './draft.ts'
import { overtakenIn } from './keep-design.ts'
import { namesIn } from './names.ts'
import { publishedWord, usersIn, wordsOf } from './words.ts'

const FAMILIES = ['one_thing', 'matter'] as const
const mine = (actor: Actor, kind: string, body: unknown) => actor.is === 'staff' && (actor.roles.includes('admin') || (actor.roles.includes('lead') && kind.startsWith('matter:') && actor.units.includes((body as Matter).authority)))
const mayOf = (actor: Actor) => (actor.is === 'staff' && actor.roles.includes('admin') ? ('all' as const) : actor.is === 'staff' && actor.roles.includes('lead') ? ('own' as const) : ('review' as const))

/** 设计: what is published, and what is on its way. */
export const designerList = view<typeof designerViews.designer.input, typeof designerViews.designer.output, DesignTables>({
  name: 'approvals.designer',
  title: '设计',
  ...designerViews.designer,
  may: [designer],

  async run({ office: { definitions }, db, actor, lang }) {
    const { named } = namesIn(definitions, lang)
    const drafts = (await db.selectFrom('approvals.design_draft').select(['id', 'title', 'state', 'bodies', 'elements', 'materials', 'author', 'at', 'effective_from']).where('state', '!=', 'published').orderBy('at', 'desc').limit(300).execute()) as unknown as DraftRow[]
    const documents = FAMILIES.flatMap((family) => definitions.documentsOf(family)).map((kind) => definitions.newest<Matter & OneThing>(kind)!)
    const people = await readNames(db, [...staffIn(documents.map((one) => one.by)), ...drafts.map((d) => d.author)])
    return {
      may: mayOf(actor),
      documents: documents.map(({ kind, version, effectiveFrom, by, body }) => ({
        kind, name: lang === 'zh' ? body.name : body.en, unit: body.authority ? named(body.authority) ?? body.authority : null, version, effectiveFrom, by: people.get(by.slice(6))?.name ?? '', matters: body.members?.length ?? 0,
        mine: mine(actor, kind, body), drafts: drafts.filter((d) => kind in d.bodies).map((d) => d.id),
      })),
      drafts: drafts.map((d) => ({ id: d.id, title: d.title, state: d.state, kinds: [...Object.keys(d.bodies), ...wordsOf(d).map((word) => word.kind)], author: people.get(d.author)?.name ?? '', at: d.at.toISOString(), effectiveFrom: d.effective_from })),
    }
  },
})

/** Everything that a definition may name, with how often each is used. */
export const designLibrary = view({
  name: 'approvals.design_library',
  title: '设计用词库',
  ...designerViews.design_library,
  may: [designer],

  run: async ({ office: { definitions }, actor }) => {
    const newest = <T>(family: string) => definitions.documentsOf(family).map((kind) => definitions.newest<T>(kind)!.body)
    const vocabularies = newest<Vocabulary>('elements')
    const elements = vocabularies.flatMap((v) => v.elements)
    const materials = newest<Materials>('materials').flatMap((m) => m.materials)
    const matters = newest<Matter>('matter')
    const users = usersIn(definitions)
    const words = wordsOf({ elements, materials }).map(({ kind, key, body }) => ({ kind, key, body, ...users(kind) }))
    const keys = (list: readonly { key: string }[]) => list.map((one) => one.key)
    return {
      groups: vocabularies.flatMap((v) => v.groups), elements, materials,
      matters: matters.map(({ key, name, en, authority, result }) => ({ key, name, en, unit: authority, result: result?.type ?? null })),
      oneThings: newest<OneThing>('one_thing').map(({ key, name, en }) => ({ key, name, en })),
      units: (definitions.newest<Units>('units')?.body ?? []).map(({ id, name, en }) => ({ id, name, en })),
      registers: newest<Registers>('registers').flatMap((r) => r.registers).map(({ key, name, en, by, answers }) => ({ key, name, en, by, answers })),
      words: Object.fromEntries(words.map((word) => [word.kind, { version: publishedWord(definitions, word.kind)!.version, matters: keys(word.matters), oneThings: keys(word.oneThings), mine: ownsWord(actor, word) }])),
    }
  },
})

/** One body as it is published. */
export const designBody = view({
  name: 'approvals.design_body',
  title: '已发布的定义',
  ...designerViews.design_body,
  may: [designer],
  run: async ({ office: { definitions }, input }) => {
    const found = input.version === undefined ? definitions.newest(input.kind) : definitions.versions(input.kind).find((v) => v.version === input.version)
    if (!found) notFound()
    return { kind: found.kind, version: found.version, body: found.body }
  },
})

/** 设计稿. */
export const designDraft = view<typeof designerViews.design_draft.input, typeof designerViews.design_draft.output, DesignTables>({
  name: 'approvals.design_draft',
  title: '设计稿',
  ...designerViews.design_draft,
  may: [designer],

  async run({ office, db, actor, input }) {
    const row = await readDraft(db, input.id)
    const people = await readNames(db, [row.author, row.reviewer])
    return {
      id: row.id, title: row.title, bodies: row.bodies, bases: row.bases, elements: row.elements, materials: row.materials, version: row.version, state: row.state, author: people.get(row.author)?.name ?? '', mine: actor.is === 'staff' && actor.id === row.author,
      at: row.at.toISOString(), effectiveFrom: row.effective_from, why: row.why, basis: row.basis, reviewer: row.reviewer ? people.get(row.reviewer)?.name ?? '' : null, returned: row.returned, published: row.published,
      overtaken: row.state === 'published' ? [] : overtakenIn(office, row), can: canIn(actor, row, office.definitions),
    }
  },
})

function canIn(actor: Actor, row: DraftRow, definitions: Definitions) {
  if (actor.is !== 'staff' || row.state === 'published') return []
  const edits = ownsAll(actor, row, definitions)
  if (row.state !== 'in_review') return edits ? (['edit', 'send', 'discard'] as const).slice() : []
  if (writersOf(row).includes(actor.id)) return ['recall' as const]
  return actor.roles.includes('admin') || actor.roles.includes('supervisor') ? (['publish', 'return'] as const).slice() : []
}

/** 版本沿革, newest first, each with what it changed. */
export const designHistory = view<typeof designerViews.design_history.input, typeof designerViews.design_history.output, DesignTables>({
  name: 'approvals.design_history',
  title: '版本沿革',
  ...designerViews.design_history,
  may: [designer],

  async run({ office: { definitions }, db, input, lang }) {
    const versions = definitions.versions<{ name: string; en: string }>(input.kind)
    if (versions.length === 0) notFound()
    const rows = await db.selectFrom('kernel.definition').select(['version', 'published_at']).where('kind', '=', input.kind).execute()
    const people = await readNames(db, staffIn(versions.map((v) => v.by)))
    const newest = versions.at(-1)!
    return {
      name: lang === 'zh' ? newest.body.name : newest.body.en,
      versions: versions.map((one, n) => ({
        version: one.version, effectiveFrom: one.effectiveFrom, at: rows.find((row) => row.version === one.version)!.published_at.toISOString(), by: people.get(one.by.slice(6))?.name ?? '', why: one.why,
        changes: wordsSince(definitions, versions[n - 1], one, lang),
      })).toReversed(),
    }
  },
})

const wordsSince = (definitions: Definitions, before: Published | undefined, one: Published, lang: 'zh' | 'en') => (before ? changesInWords(before.body, one.body, namesIn(definitions, lang), lang) : [])
