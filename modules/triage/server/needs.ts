import type { Db } from '#kernel/db/tables.ts'
import type { Lang } from '#kernel/contract.ts'
import type { Office } from '#kernel/office.ts'

/** A request that is over, with what it turned out to be. */
export type Concluded = { text: string; category: string | null; unit: string }

/** What triage asks of requests; `compose.ts` hands it over. */
export type Needs = {
  /** The newest `most` of those that are over, the oldest of them first. */
  concluded: (db: Db<any>, most: number) => Promise<Concluded[]>
  nameOf: Record<Target, (office: Office, label: string, lang: Lang) => string>
}

/** What is learned of a request: 类别 and 主办单位. */
export const TARGETS = ['category', 'unit'] as const
export type Target = (typeof TARGETS)[number]
