import type { CaseKind } from '#kernel/case/verb.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { applicant, participant, supervisor, theSystem, type Who } from '#kernel/identity/who.ts'
import type { Answers } from '../rules/expr.ts'
import type { PlanWay } from '../rules/plan.ts'
import type { Node } from '../rules/schedule.ts'
import type { StopKind } from '../contract.ts'
import type { CertificateTables } from './certificates/certificate-row.ts'

export type ApplicationState =
  | 'submitted' // 待预审
  | 'supplementing' // 补正中
  | 'in_progress' // 并联审批
  | 'ready' // 待出件
  | 'issued' // 已出件，核查中
  | 'concluded' // 办结
  | 'declined' // 不予受理
  | 'refused' // 不予许可
  | 'withdrawn' // 已撤回

/** A material of an application: how it is satisfied, and what shows it. `later`: 容缺, still to come. */
export type Paper = { key: string; by: PlanWay['by'] | 'later'; neededBy: string[]; files?: string[]; certificate?: string; lookup?: string; of?: string[] }

export type ApplicationTables = {
  'approvals.plan': { hash: string; one_thing: string; versions: string; body: string; made_at: Date }
  'approvals.draft': { case_id: string; resident_id: string; one_thing: string; plan: string; answers: string; materials: string; version: number; at: Date }
  'approvals.todo': { case_id: string; unit_id: string; list: string; due_at: Date | null; parts: string }
  'approvals.application': { case_id: string; one_thing: string; plan: string; answers: string; materials: string; graph: string }
  'approvals.certificate': CertificateTables['approvals.certificate']
  'approvals.credit_record': { case_id: string; matter: string; holder_id: string; holder_code: string | null; found_at: Date; repaired_at: Date | null }
  'approvals.branch': { case_id: string; matter: string; unit_id: string; state: string; open: string[]; due_at: Date | null }
}

/** What a unit has to do: say whether the papers are complete, take a step, answer a consultation, decide. */
export type Todo = 'opinion' | 'step' | 'consult' | 'decision'

/** A row of `approvals.application`, as it is read. `graph`: the steps as they were planned for these answers. */
export type Application = { case_id: string; one_thing: string; plan: string; answers: Answers; materials: Paper[]; graph: Node[] }

/** 首席审批服务代表 of a unit that takes part. What is delegated to them, their letters of authority say. */
export const chief: Who = { name: 'chief', zh: '首席审批服务代表', of: (actor, kase) => actor.is === 'staff' && actor.roles.includes('chief') && !!kase?.units.some((unit) => actor.units.includes(unit)) }

export const application: CaseKind<ApplicationState, ApplicationTables> = {
  name: 'application',
  states: ['submitted', 'supplementing', 'in_progress', 'ready', 'issued', 'concluded', 'declined', 'refused', 'withdrawn'],
  closed: ['concluded', 'declined', 'refused', 'withdrawn'],
  sees: [applicant, participant, chief, supervisor, theSystem],
}

/** How a matter stands within its application. `void`: it can come to nothing any more, as when it needs a result that was refused. */
export type Branch = {
  unit: string
  state: 'working' | 'stopped' | 'granted' | 'refused' | 'void'
  /** The event that decided it, who did, and on what: the ordinary way, a promise, or a chief representative on the spot. */
  decided?: { seq: number; by: string; on: 'review' | 'promise' | 'spot'; letter?: string }
  stop?: { seq: number; kind: StopKind }
  /** 延长 (行政许可法 art. 42): once. */
  extended?: { seq: number; days: number }
  /** The last time that another unit was asked; `waits`: the decision waits for its answer. */
  consult?: { seq: number; unit: string; waits?: true; answered?: number }
  /** The certificate that it changed, renewed or put in force again, in the case that issued it. */
  amends?: { caseId: string; matter: string }
  /** 事中事后核查 of a promise. `broken` was not put right in time: what rested on it is revoked. */
  check?: 'due' | 'kept' | 'correcting' | 'corrected' | 'broken'
}

/** What an application's row knows beyond its columns. Short, and without words of a person. */
export type ApplicationFacts = {
  oneThing: string
  plan: string
  branches: Record<string, Branch>
  /** Steps that are over, by id; a joint one when each of its units has said its word. */
  done: Record<string, { seq: number; units: string[]; outcome: 'pass' | 'fail' }>
  opinions?: Record<string, { seq: number; complete: boolean }>
  /** 一次性告知: at most one in the life of an application (行政许可法 art. 32). */
  supplement?: { seq: number; answered?: number }
  deemed?: true
  green?: true
  /** Materials that follow later, and until they have come no certificate leaves the house. */
  later?: string[]
  promises?: string[]
  /** Elements in which the applicant's word differs from what a register said, and numbers of certificates with a wrong check digit. */
  differs?: string[]
  /** 统一出件 is with the last decision; `each`: what is decided may be issued before the rest is. */
  each?: true
  issued?: { seq: number; matters: string[]; certificates: number; documents: number }
}

export const factsOf = (kase: Pick<CaseRow, 'facts'>): ApplicationFacts => kase.facts as ApplicationFacts

/** The case's facts with some changed; an undefined value takes a fact away. */
export function withFacts(kase: Pick<CaseRow, 'facts'>, change: { [K in keyof ApplicationFacts]?: ApplicationFacts[K] | undefined }): { facts: Record<string, unknown> } {
  return { facts: Object.fromEntries(Object.entries({ ...kase.facts, ...change }).filter(([, value]) => value !== undefined)) }
}

export const withBranch = (facts: ApplicationFacts, matter: string, change: Partial<Branch>): Record<string, Branch> => ({ ...facts.branches, [matter]: { ...facts.branches[matter]!, ...change } })

/** 部门经办人 and 负责人 of any unit that takes part; whose matter or step it is, the verb's body asks. */
export const branchOfficer: Who = { ...participant, name: 'branch_officer', zh: '参与部门经办人或负责人' }
export const branchLead: Who = { name: 'branch_lead', zh: '参与部门负责人', of: (actor, kase) => participant.of(actor, kase) && actor.is === 'staff' && actor.roles.includes('lead') }
