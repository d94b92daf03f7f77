import type { Tx } from '#kernel/db/tables.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Static } from 'typebox'
import type { DesignContent, DesignDraft } from '../../contract.ts'
import { type DesignTables, readDraft, requireDesigner, requireOwn, requireState, requireVersion } from './draft.ts'
import { overtakenWords } from './words.ts'

const MOST_OPEN = 200

/** 保存设计稿. Only what can be published is checked for its law; a draft may be as unfinished as it likes. */
export async function keepDesign(office: Office, actor: Actor, id: string, { version, ...content }: Static<typeof DesignDraft>): Promise<{ version: number; overtaken: string[] }> {
  const author = requireDesigner(actor)
  requireOwn(author, content, office.definitions)
  return inTransaction(office.db, async (kernelTx) => {
    const tx = kernelTx as unknown as Tx<DesignTables>
    const now = office.now()
    const json = { bodies: JSON.stringify(content.bodies), bases: JSON.stringify(content.bases), elements: JSON.stringify(content.elements), materials: JSON.stringify(content.materials) }
    const there = await tx.selectFrom('approvals.design_draft').select('id').where('id', '=', id).executeTakeFirst()
    if (there) {
      const row = await readDraft(tx, id, true)
      requireOwn(author, row, office.definitions)
      requireState(row, 'editing', 'returned')
      requireVersion(row, version)
      await tx.updateTable('approvals.design_draft').set({ title: content.title, ...json, editors: JSON.stringify([...new Set([...row.editors, author.id])]), version: version + 1, at: now }).where('id', '=', id).execute()
      return { version: version + 1, overtaken: overtakenIn(office, content) }
    }
    if (version !== 0) refuse('draft_gone', { zh: '这份设计稿已被删除；您的改动还在本页，可另存为新的设计稿', en: 'This draft was discarded; what you wrote is still on this page and can be kept as a new one' })
    const { n } = await tx.selectFrom('approvals.design_draft').select((e) => e.fn.countAll<number>().as('n')).where('author', '=', author.id).where('state', '!=', 'published').executeTakeFirstOrThrow()
    if (Number(n) >= MOST_OPEN) refuse('too_many_drafts', { zh: `最多保存 ${MOST_OPEN} 份设计稿，请先删掉不用的`, en: `At most ${MOST_OPEN} drafts are kept: please discard some` })
    await tx.insertInto('approvals.design_draft').values({ id, title: content.title, ...json, author: author.id, editors: JSON.stringify([author.id]), version: 1, state: 'editing', effective_from: null, why: null, basis: null, reviewer: null, returned: null, published: null, made_at: now, at: now }).execute()
    return { version: 1, overtaken: overtakenIn(office, content) }
  })
}

/** Documents of which somebody has published a newer version than this draft began with. */
export const overtakenIn = ({ definitions }: Office, { bodies, bases, ...words }: Pick<DesignContent, 'bodies' | 'bases' | 'elements' | 'materials'>): string[] =>
  [...Object.keys(bodies).filter((kind) => (definitions.newest(kind)?.version ?? 0) !== (bases[kind] ?? 0)), ...overtakenWords(definitions, words, bases)]

export async function discardDesign(office: Office, actor: Actor, id: string): Promise<{ discarded: true }> {
  const author = requireDesigner(actor)
  return inTransaction(office.db, async (tx) => {
    const row = await readDraft(tx, id, true)
    requireOwn(author, row, office.definitions)
    requireState(row, 'editing', 'returned')
    await (tx as unknown as Tx<DesignTables>).deleteFrom('approvals.design_draft').where('id', '=', id).execute()
    return { discarded: true as const }
  })
}
