import type { Static } from 'typebox'
import { act, post, put, readAt, remove, view } from '#resident/kit/transport.ts'
import type { CaseView } from '../../../kernel/contract.ts'
import type { approvals, Draft, residentViews } from '../contract.ts'
import type { Answer, Answers } from '../rules/expr.ts'

/** The contract, seen from the phone. Types only: no schema travels to the resident. */

type Verbs = typeof approvals
type Views = typeof residentViews
export type Asked<V extends keyof Verbs> = Static<Verbs[V]>
export type Told<V extends keyof Views> = Static<Views[V]['output']>

export const ask = <V extends keyof Verbs & string>(verb: V, input: Asked<V>): Promise<CaseView> => act<CaseView>(`approvals.${verb}`, input as { key?: string })
export const read = <V extends keyof Views & string>(name: V, input: Static<Views[V]['input']>): Promise<Told<V>> => view<Told<V>>(`approvals.${name}`, input as Record<string, string>)

export type OneThing = Told<'one_thing'>

/** What a register said of a field. About others it is shown in part. */
export type Fetched = { value: Answer; register: string; lookup: string }
export type Offer = { register: string; name: string; owner: string; by: string; basis: string; purpose: string; fields: string[]; materials: string[]; ready: boolean }
export type Failure = { register: string; outcome: string; fields: string[]; materials: string[]; says: string; again: boolean }
export type LookedUp = { values: Record<string, Fetched>; materials: Record<string, string>; failures: Failure[]; offers: Offer[] }

/** With no consents nothing is asked: the answer says what could be, and what was found before. */
export const lookUp = (given: { id: string; oneThing: string; answers: Answers; consents: readonly string[] }): Promise<LookedUp> => post<LookedUp>('/api/approvals/look_up', given)

export type KeptDraft = Draft & { id: string; at: string }
const draftAt = (id: string) => `/api/approvals/draft/${id}`
export const putDraft = (id: string, draft: Draft): Promise<{ version: number }> => put(draftAt(id), draft)
export const readDraft = (id: string): Promise<KeptDraft> => readAt(draftAt(id))
export const deleteDraft = (id: string): Promise<unknown> => remove(draftAt(id))
