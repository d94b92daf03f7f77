import type { Db, Tx } from '#kernel/db/tables.ts'
import type { Actor, Staff } from '#kernel/identity/actor.ts'
import type { Who } from '#kernel/identity/who.ts'
import type { Definitions } from '#kernel/definitions/registry.ts'
import { notFound, refuse, Refused } from '#kernel/refusal.ts'
import type { DesignContent, DesignState } from '../../contract.ts'
import type { Matter } from '../definitions/matter.ts'
import { publishedWord, type Users, usersIn, wordsOf } from './words.ts'

/** 设计稿: a change of definitions on its way to being published. Not a case: what it says binds nobody yet. */
export type DraftRow = {
  id: string; title: string; bodies: Record<string, unknown>; bases: Record<string, number>; elements: unknown[]; materials: unknown[]
  /** Who made it or sent it last, and everybody who wrote in it. */
  author: string; editors: string[]; version: number; state: DesignState; effective_from: string | null; why: string | null; basis: string | null
  reviewer: string | null; returned: string | null; published: Record<string, number> | null; made_at: Date; at: Date
}
export type PlanMigrationRow = {
  id: string; one_thing: string; from_plan: string; to_plan: string; why: string; longer: string | null; state: 'proposed' | 'decided' | 'rejected'
  proposed_by: string; proposed_at: Date; decided_by: string | null; decided_at: Date | null; words: string | null; cases: number | null
}
type Written<Row> = { [K in keyof Row]: Row[K] extends Date | string | number | null ? Row[K] : string | null }
export type DesignTables = { 'approvals.design_draft': Written<DraftRow>; 'approvals.plan_migration': PlanMigrationRow }

const holds = (actor: Actor, ...roles: Staff['roles'][number][]): actor is Staff => actor.is === 'staff' && roles.some((role) => actor.roles.includes(role))

/** 设计人: an administrator designs everything, whoever leads a unit the matters of that unit. */
export const designer: Who = { name: 'designer', zh: '管理员、督办员或单位负责人', of: (actor) => holds(actor, 'admin', 'supervisor', 'lead') }

export function requireDesigner(actor: Actor): Staff {
  if (holds(actor, 'admin', 'lead')) return actor
  throw new Refused('not_yours', { zh: '由管理员或事项所属单位的负责人设计', en: 'Definitions are made by administrators, and by whoever leads the unit of a matter' }, 403)
}

/** 双人复核: nobody publishes what they wrote themselves. */
export function requireSecond(actor: Actor, ...first: string[]): Staff {
  if (!holds(actor, 'admin', 'supervisor')) throw new Refused('not_yours', { zh: '由另一位管理员或督办员复核', en: 'Another administrator or a supervisor reviews this' }, 403)
  if (first.includes(actor.id)) refuse('own_work', { zh: '不能复核自己写的内容，请由另一位管理员或督办员复核', en: 'Nobody reviews their own work: ask another administrator or a supervisor' })
  return actor
}

/** Whose work a draft is: whoever wrote in it, whoever of them sent it. */
export const writersOf = ({ author, editors }: Pick<DraftRow, 'author' | 'editors'>): string[] => [author, ...editors]

/** Words that nobody but matters of the actor's own units uses. */
export const ownsWord = (actor: Actor, { naming, matters }: Users): boolean =>
  actor.is === 'staff' && (actor.roles.includes('admin') || (actor.roles.includes('lead') && naming.length === 0 && matters.every(({ authority }) => actor.units.includes(authority))))

/** A unit's head may write the matters of that unit alone, as they are and as they would be, and words that nobody else uses. */
export function ownsAll(actor: Staff, { bodies, ...words }: Pick<DesignContent, 'bodies' | 'elements' | 'materials'>, definitions: Definitions): boolean {
  if (actor.roles.includes('admin')) return true
  const ownsBody = (kind: string, body: unknown) => {
    const both = [definitions.newest<Matter>(kind)?.body, body as Matter | undefined].filter((one) => one?.authority)
    return kind.startsWith('matter:') && both.length > 0 && both.every((one) => actor.units.includes(one!.authority))
  }
  const users = usersIn(definitions)
  return actor.roles.includes('lead') && Object.entries(bodies).every(([kind, body]) => ownsBody(kind, body)) && wordsOf(words).every(({ kind }) => !publishedWord(definitions, kind) || ownsWord(actor, users(kind)))
}

export function requireOwn(actor: Staff, content: Pick<DesignContent, 'bodies' | 'elements' | 'materials'>, definitions: Definitions) {
  if (!ownsAll(actor, content, definitions)) throw new Refused('not_yours', { zh: '单位负责人只能修改本单位的事项；一件事，以及别人也在用的数据元和材料，由管理员修改', en: 'Heads of units change their own unit’s matters; one-things, and elements and documents that others use too, are for administrators' }, 403)
}

export async function readDraft(db: Db<any> | Tx<any>, id: string, lock = false): Promise<DraftRow> {
  const query = (db as Db<DesignTables>).selectFrom('approvals.design_draft').selectAll().where('id', '=', id)
  return ((await (lock ? query.forUpdate() : query).executeTakeFirst()) as unknown as DraftRow | undefined) ?? notFound()
}

/** Two authors do not write over each other: whoever comes second is told, and nothing of theirs is lost. */
export function requireVersion(row: DraftRow, version: number) {
  if (row.version !== version) refuse('draft_elsewhere', { zh: '这份设计稿刚被别人改过，请刷新后再改；您的改动还在本页，可先复制', en: 'Somebody else has just changed this draft: reload it; what you wrote is still on this page' }, { version: row.version, at: row.at })
}

export function requireState(row: DraftRow, ...states: DesignState[]) {
  if (!states.includes(row.state)) refuse('wrong_state', row.state === 'in_review' ? { zh: '设计稿正在复核，先退回或撤回再改', en: 'The draft is being reviewed: have it returned, or take it back first' } : row.state === 'published' ? { zh: '设计稿已经发布，请另建一份', en: 'This draft is published: begin another one' } : { zh: '设计稿还没有送交复核', en: 'The draft was not sent to review yet' })
}
