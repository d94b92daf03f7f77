import type { CaseKind } from '#kernel/case/verb.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { agent, applicant, callback, dispatcher, participant, supervisor, theSystem, type Who } from '#kernel/identity/who.ts'

export type RequestState =
  | 'submitted' // 待受理
  | 'declined' // 不予受理
  | 'dispatched' // 待签收
  | 'in_progress' // 办理中
  | 'awaiting_resident' // 待补充
  | 'objected' // 退单待裁
  | 'awaiting_approval' // 答复待审
  | 'answered' // 待回访
  | 'concluded' // 办结
  | 'withdrawn' // 已撤回
  | 'merged' // 已并案

export type RequestTables = {
  'requests.report': { case_id: string; text: string; answers: string; contact: string | null; phone: string | null }
  'requests.catalogue_proposal': { case_id: string; category: string; area: string | null; lead: string; assist: string[]; why: string; at: Date; settled_in: number | null }
}

export const request: CaseKind<RequestState, RequestTables> = {
  name: 'request',
  states: ['submitted', 'declined', 'dispatched', 'in_progress', 'awaiting_resident', 'objected', 'awaiting_approval', 'answered', 'concluded', 'withdrawn', 'merged'],
  closed: ['declined', 'concluded', 'withdrawn'],
  sees: [applicant, participant, dispatcher, agent, callback, supervisor, theSystem],
}

/** 诉求受理中心: it has a case before dispatch, and calls back after the answer. */
export const RECEPTION = 'hotline'
/** Who reads what comes in for a case that this unit has. */
export const readerOf = (unit: string): string => `unit:${unit}:${unit === RECEPTION ? 'dispatcher' : 'handler'}`

/** States in which a unit has the case and its clocks mean something. */
export const WITH_UNIT = ['dispatched', 'in_progress', 'awaiting_resident', 'objected', 'awaiting_approval'] as const satisfies readonly RequestState[]
export const BEING_HANDLED = ['dispatched', 'in_progress'] as const satisfies readonly RequestState[]

/**
 * What a request's row knows beyond its columns. Short, and without words of a person: those lie sealed in the events.
 * Numbers that people are judged by (`outcome`) stand here, so that they are part of the fold and cannot be typed in.
 */
export type RequestFacts = {
  section: 'livelihood' | 'development' | 'enforcement'
  channel: 'wechat' | 'web' | 'hotline' | 'open311' | 'import'
  anonymous?: boolean
  confidential?: boolean
  /** The resident asked for it: no category takes it away. */
  secret?: boolean
  /** Lead as dispatched: which rule of which catalogue said so. `locked`: a decision designated this unit, which may not return it. */
  dispatch?: { rule: string | null; catalogue: number; locked: boolean; at: string }
  responder?: { id: string }
  /** `seq`: the event that holds the result. */
  assist?: { unit: string; done: boolean; seq?: number }[]
  /** Units that a decision on a return designated: they may not return it. */
  designated?: string[]
  /** The limit passed without an answer: reception owes the resident a call. */
  callDue?: boolean
  returned?: { seq: number; unit: string; suggests: string | null }
  returns?: number
  question?: { seq: number }
  /** Whom outside the district it was last sent to; the clock `outside` says whether an answer is still waited for. */
  outside?: { party: string; seq: number }
  extension?: { seq: number; days: number; by: string }
  /** Working days granted so far. */
  extended?: number
  /** `solved` is what the unit says of it; null where another system did not say. */
  answer?: { seq: number; solved: boolean | null; by: string; approvedBy: string | null }
  promise?: { by: string }
  supervision?: { seq: number; by: string; answered: boolean }
  rating?: { solved: boolean; satisfaction: 'satisfied' | 'fair' | 'dissatisfied'; by: 'resident' | 'callback'; seq: number }
  dispute?: { seq: number; contacted?: boolean; solved: boolean; satisfaction: 'satisfied' | 'fair' | 'dissatisfied' }
  /** A dispute is decided once. */
  settled?: { seq: number; upheld: boolean }
  /** Questions to the resident in this round: each stops the unit's time. */
  asked?: number
  attempts?: number
  attemptedIn?: string
  /** Who called back in this round, reached or not. */
  callers?: string[]
  into?: string
  /** State before the merge, for the way back. */
  before?: RequestState
  splitFrom?: string
  joined?: number
  reopened?: number
  escalated?: number
  outcome?: Outcome
}

/**
 * Answers to the rates. Absent means not yet known; `excluded` names the published ground. Lateness is the unit's in whose
 * hands the time ran out, wherever the case goes afterwards; whether it is solved and the resident content is the unit's
 * that answered, which is the one that has the case.
 */
export type Outcome = {
  responded?: boolean
  /** Whose the first response was: the unit that made it, or that had the case when the time for it ran out. */
  respondUnit?: string
  onTime?: boolean
  /** The unit in whose hands the time to conclude first ran out. */
  lateUnit?: string
  contacted?: boolean
  solved?: boolean
  /** It went back to work: solved now, it was not at the first attempt. */
  again?: true
  satisfaction?: 'satisfied' | 'fair' | 'dissatisfied'
  excluded?: string
  /** Called back as often as the district says, and never reached: neither solved nor satisfied is known. */
  unreachable?: true
}

export const factsOf = (kase: Pick<CaseRow, 'facts'>): RequestFacts => kase.facts as RequestFacts

/** The case's facts with some changed; an undefined value takes a fact away. */
export function withFacts(kase: Pick<CaseRow, 'facts'>, change: { [K in keyof RequestFacts]?: RequestFacts[K] | undefined }): { facts: Record<string, unknown> } {
  const facts = { ...kase.facts, ...change }
  return { facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) }
}

export const withOutcome = (kase: CaseRow, change: Outcome): Outcome => ({ ...factsOf(kase).outcome, ...change })

/** 受理中心回避: where the complaint is about reception itself, none of its people sees it, and a supervisor stands in. */
export const receptionStandIn: Who = {
  name: 'reception_stand_in',
  zh: '督办员（受理中心须回避时）',
  of: (actor, kase) => supervisor.of(actor, kase) && !!kase?.recused.includes(`unit:${RECEPTION}`),
}

/** A handler or the person in charge of an assisting unit whose part is still open. */
export const assistant: Who = {
  name: 'assistant',
  zh: '协办单位经办人',
  of: (actor, kase) =>
    actor.is === 'staff' && (actor.roles.includes('handler') || actor.roles.includes('lead')) &&
    !!kase && !!factsOf(kase).assist?.some((a) => !a.done && actor.units.includes(a.unit)),
}
