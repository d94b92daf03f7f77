import type { Static } from 'typebox'
import type { Db } from '#kernel/db/tables.ts'
import type { Lang } from '#kernel/contract.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import type { Message } from '../similar/message.ts'
import type { Member as MemberSchema, Stage as StageSchema } from '../contract.ts'
import type { Reader } from './reader/open-reader.ts'

export type Member = Static<typeof MemberSchema>
export type Stage = Static<typeof StageSchema>

/** A request that is over, with what it turned out to be. */
export type Concluded = { text: string; category: string | null; unit: string }

/** A request that came to us, with what people decided of it: when they first did, and what holds now. */
export type Decided = { caseId: string; text: string; decisions: Partial<Record<Target, { at: Date; chosen: string }>> }
/** Of an event, in the order in which decisions are followed. */
export type Position = { at: Date; caseId: string; seq: number }

/** What triage asks of requests; `compose.ts` hands it over. */
export type Needs = {
  /** 通读: finds near-duplicates and hot topics. */
  reader: Reader
  /** The newest `most` of those that are over, the oldest of them first. */
  concluded: (db: Db<any>, most: number) => Promise<Concluded[]>
  /** Those on which somebody decided after a moment, `most` decisions at a time; `last`: where to go on, if there may be more. */
  decidedSince: (db: Db<any>, after: Position, most: number) => Promise<{ decided: Decided[]; last: Position | undefined }>
  /** Of these those that somebody may see. */
  seenBy: (db: Db<any>, actor: Actor, ids: readonly string[]) => Promise<{ id: string; number: string; summary: string }[]>
  /** These requests in the words that the reader reads, oldest first. */
  messagesOf: (db: Db<any>, ids: readonly string[]) => Promise<Message[]>
  /** Of these the requests that somebody may see, and how far each is; without a unit where it waits to be dispatched. */
  standing: (db: Db<any>, actor: Actor, ids: readonly string[]) => Promise<{ id: string; stage: Stage; unit: string | null; category: string | null }[]>
  /** The same as lines of a list, oldest first. */
  members: (office: Office, db: Db<any>, actor: Actor, ids: readonly string[], now: Date, lang: Lang) => Promise<Member[]>
  /** Whose a matter is: a unit, who reads its notices, and those of the requests that it need not stand aside from. */
  responsibleFor: (office: Office, db: Db<any>, ids: readonly string[]) => Promise<{ unit: string; reader: string; concern: string[] }>
  nameOf: Record<Target, (office: Office, label: string, lang: Lang) => string>
}

/** What is learned of a request: 类别 and 主办单位. */
export const TARGETS = ['category', 'unit'] as const
export type Target = (typeof TARGETS)[number]
