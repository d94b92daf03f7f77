import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { get, post, type Query } from '#apps/desk/kit/transport.ts'
import type { CaseView } from '#kernel/contract.ts'
import type { requests, views } from '#modules/requests/contract.ts'

/** Types come from the contract and vanish in the build: no schema travels to the browser. */
export type VerbName = keyof typeof requests
export type Input<V extends VerbName> = Static<(typeof requests)[V]>
export type ViewName = keyof typeof views
export type Asked<V extends ViewName> = Static<(typeof views)[V]['input']>
export type Answered<V extends ViewName> = Static<(typeof views)[V]['output']>

export type CaseScreen = Answered<'case'>
export type Line = CaseScreen['line']
export type FileView = CaseScreen['files'][number]
export type Step = CaseScreen['history'][number]
export type Clock = CaseScreen['clocks'][number]

export const act = <V extends VerbName>(verb: V, input: Input<V>) => post<CaseView>(`/api/requests/${verb}`, input)

export const ask = <V extends ViewName>(view: V, input: Asked<V>, signal?: AbortSignal) => get<Answered<V>>(`/api/requests/${view}`, input as Query, signal)

export const keyOf = (view: ViewName, input: object) => ['requests', view, input] as const

type Options = { enabled?: boolean; staleTime?: number; keep?: boolean }

export function useView<V extends ViewName>(view: V, input: Asked<V>, { enabled = true, staleTime, keep }: Options = {}): UseQueryResult<Answered<V>> {
  return useQuery({
    queryKey: keyOf(view, input),
    queryFn: ({ signal }) => ask(view, input, signal),
    enabled,
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<Answered<V>>
}

/** Heads name verbs in full; on these screens the module goes without saying. */
export const verbsOf = (can: readonly string[]): VerbName[] => can.map((name) => name.replace(/^requests\./, '') as VerbName)
