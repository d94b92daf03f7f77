import type { CaseKind } from '#kernel/case/verb.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { applicant, handler, participant, supervisor, theSystem, unitLead, type Who } from '#kernel/identity/who.ts'
import type { ShownAs, Spot } from '../../contract.ts'
import type { WorldTables } from '../tables.ts'

export type MemoryState =
  | 'left' // 待审核
  | 'returned' // 待修改
  | 'published' // 已公开
  | 'declined' // 未采用
  | 'withdrawn' // 已撤回
  | 'taken_down' // 已下架

/** 城市记忆: what a resident remembers of a spot and a time, looked at before others read it. */
export const memory: CaseKind<MemoryState, WorldTables> = {
  name: 'memory',
  states: ['left', 'returned', 'published', 'declined', 'withdrawn', 'taken_down'],
  closed: ['published', 'declined', 'withdrawn', 'taken_down'],
  sees: [applicant, participant, supervisor, theSystem],
  showsAll: (kase, file) => kase.state === 'published' && factsOf(kase).files.includes(file),
}

/** Those who decide: people of the unit that the district names, and supervisors in their place. */
export const moderators: readonly Who[] = [handler, unitLead, supervisor]

/** `files`: those of the memory as it was written last; what was replaced is published by nothing. `returned`: the event that says why. */
export type MemoryFacts = {
  spot: Spot
  when: string
  decade: number
  shownAs: ShownAs
  consent: { version: string; fullName?: true }
  files: string[]
  returned?: { seq: number }
}

export const factsOf = (kase: Pick<CaseRow, 'facts'>): MemoryFacts => kase.facts as MemoryFacts

/** The case's facts with some changed; an undefined value takes a fact away. */
export function withFacts(kase: Pick<CaseRow, 'facts'>, change: { [K in keyof MemoryFacts]?: MemoryFacts[K] | undefined }): { facts: Record<string, unknown> } {
  return { facts: Object.fromEntries(Object.entries({ ...kase.facts, ...change }).filter(([, value]) => value !== undefined)) }
}
