import type { Static } from 'typebox'
import { act, post, view } from '#resident/kit/transport.ts'
import type { CaseView } from '../../../kernel/contract.ts'
import type { Mark, worldVerbs, worldViews } from '../contract.ts'

/** The contract, seen from the phone. Types only: no schema travels to the resident. */

type Verbs = typeof worldVerbs
type Views = typeof worldViews
export type Asked<V extends keyof Verbs> = Static<Verbs[V]>
export type Told<V extends keyof Views> = Static<Views[V]['output']>

export const ask = <V extends keyof Verbs & string>(verb: V, input: Asked<V>): Promise<CaseView> => act<CaseView>(`world.${verb}`, input as { key?: string })
export const read = <V extends keyof Views & string>(name: V, input: Static<Views[V]['input']>): Promise<Told<V>> => view<Told<V>>(`world.${name}`, input as Record<string, string>)

/** What in one's words may tell who somebody is. */
export const lookOver = (text: string): Promise<readonly Mark[]> => post<{ marks: Mark[] }>('/api/world/look_over_memory', { text }).then(({ marks }) => marks)
