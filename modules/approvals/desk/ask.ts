import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { get, post, type Query } from '#apps/desk/kit/transport.ts'
import type { CaseView } from '#kernel/contract.ts'
import type { approvals, deskViews } from '#modules/approvals/contract.ts'

/** Types come from the contract and vanish in the build: no schema travels to the browser. */
export type VerbName = keyof typeof approvals
export type Input<V extends VerbName> = Static<(typeof approvals)[V]>
export type ViewName = keyof typeof deskViews
export type Asked<V extends ViewName> = Static<(typeof deskViews)[V]['input']>
export type Answered<V extends ViewName> = Static<(typeof deskViews)[V]['output']>

export type Screen = Answered<'application'>
export type Line = Screen['line']
export type Matter = Screen['matters'][number]
export type GraphStep = Screen['steps'][number]

export const act = (verb: VerbName, input: object) => post<CaseView>(`/api/approvals/${verb}`, input)

export const ask = <V extends ViewName>(view: V, input: Asked<V>, signal?: AbortSignal) => get<Answered<V>>(`/api/approvals/${view}`, input as Query, signal)

export const keyOf = (view: ViewName, input: object) => ['approvals', view, input] as const

type Options = { enabled?: boolean; staleTime?: number; keep?: boolean }

export function useView<V extends ViewName>(view: V, input: Asked<V>, { enabled = true, staleTime, keep }: Options = {}): UseQueryResult<Answered<V>> {
  return useQuery({
    queryKey: keyOf(view, input), queryFn: ({ signal }) => ask(view, input, signal), enabled,
    ...(staleTime === undefined ? {} : { staleTime }), ...(keep ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<Answered<V>>
}

/** Definitions change by publication, not by the minute. */
export const useSetup = () => useView('desk_setup', {}, { staleTime: 10 * 60_000 }).data

/** Heads name verbs in full; on these screens the module goes without saying. */
export const verbsOf = (can: readonly string[]): VerbName[] => can.map((name) => name.replace(/^approvals\./, '') as VerbName)
