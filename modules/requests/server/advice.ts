import type { Words } from '#kernel/contract.ts'
import type { Db } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'

/** A request as its words, place and time tell it; `at` in milliseconds since 1970. */
export type Told = { id: string; who: string; at: number; title: string; text: string; point?: readonly [number, number] }
export type Alike = { id: string; likeness: number; days: number; metres?: number }

/** 研判: what requests ask of whoever has read them all; compose.ts hands it over. Each says nothing while nobody has. */
export type Advice = {
  /** Requests of the same matter, likeliest first, whoever may see them. */
  alike: (office: Office, one: Told, most: number) => Promise<readonly Alike[] | undefined>
  /** Why each of these is alike, the most telling first. */
  why: (office: Office, one: Told, others: readonly (Pick<Alike, 'days' | 'metres'> & { message: Told })[]) => Promise<readonly (readonly Words[])[] | undefined>
  /** The category that such words turned out to be, where that is sure enough, and the words that say so. */
  learned: (office: Office, db: Db<any>, text: string) => Promise<{ category: string; confidence: number; words: string[] } | undefined>
}

export const NO_ADVICE: Advice = { alike: async () => undefined, why: async () => undefined, learned: async () => undefined }

/** What of a request says what it is about: where another system had a title, the summary is it; else the place says what a title would. */
export const titleOf = (address: string | null | undefined, summary: string): string => [address, summary].filter(Boolean).join('，')
