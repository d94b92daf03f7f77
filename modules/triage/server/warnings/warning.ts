import type { CaseKind } from '#kernel/case/verb.ts'
import type { ClockKind } from '#kernel/clocks/clock-set.ts'
import type { Words } from '#kernel/contract.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { dispatcher, handler, participant, supervisor, theSystem, unitLead, type Who } from '#kernel/identity/who.ts'
import type { Gap, NoticeTemplate } from '#kernel/notices/template.ts'

export type WarningState =
  | 'raised' // 待响应
  | 'taken_up' // 处置中
  | 'set_aside' // 不需处置
  | 'closed' // 已处置

/** 提前预警: a topic that grows, as a small case of the unit whose matter it is. */
export const warning: CaseKind<WarningState> = {
  name: 'warning',
  states: ['raised', 'taken_up', 'set_aside', 'closed'],
  closed: ['set_aside', 'closed'],
  sees: [participant, dispatcher, supervisor, theSystem],
}

/** `topic`: its first request; `people` and `requests`: as many as there were when it was raised; `said`: why. */
export type WarningFacts = { topic: string; people: number; requests: number; said: Words }
export const factsOf = (kase: Pick<CaseRow, 'facts'>): WarningFacts => kase.facts as WarningFacts

/** What is nobody's yet is with reception, whose dispatchers are its handlers. */
const atReception: Who = { name: 'own_dispatcher', zh: '受理中心派单员', of: (actor, kase) => dispatcher.of(actor, kase) && actor.is === 'staff' && !!kase && actor.units.includes(kase.unit_id) }
export const theUnit: readonly Who[] = [handler, unitLead, atReception]

export const warningClock: ClockKind = { name: 'warning', purpose: { zh: '响应预警', en: 'Answer to the warning' }, ring: 'triage.ring', alarms: (_span, due) => [due] }

const asItIs: Gap = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const inWords: Gap = (words, lang) => (words as Words | undefined)?.[lang] ?? ''

export const warningNotices: readonly NoticeTemplate[] = [
  { name: 'triage.warned', gaps: { number: asItIs, said: inWords } },
  { name: 'triage.warning_late', gaps: { number: asItIs } },
]
