import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Static } from 'typebox'
import { useLive } from '#apps/desk/kit/live.ts'
import { get } from '#apps/desk/kit/transport.ts'
import type { triageViews } from '../../contract.ts'

type Answered<V extends 'topics' | 'topic' | 'warnings'> = Static<(typeof triageViews)[V]['output']>
export type Topic = Answered<'topics'>['topics'][number]
export type Member = Answered<'topic'>['members'][number]
export type Warning = Answered<'warnings'>['warnings'][number]
export type Reading = Answered<'topics'>['reading']
export type Asked = { period?: number | undefined; unit?: string | undefined }

/** While the office is still reading, how far it is changes by the second. */
const whileReading = (query: { state: { data: { reading: Reading } | undefined } }) => (query.state.data?.reading.on && !query.state.data.reading.ready ? 1_500 : false)

export const useTopics = (asked: Asked) => useQuery({ queryKey: ['triage', 'topics', asked], queryFn: ({ signal }) => get<Answered<'topics'>>('/api/triage/topics', asked, signal), refetchInterval: whileReading, placeholderData: keepPreviousData })
export const useTopic = (id: string) => useQuery({ queryKey: ['triage', 'topic', id], queryFn: ({ signal }) => get<Answered<'topic'>>('/api/triage/topic', { id }, signal), refetchInterval: whileReading })
export const useWarnings = () => useQuery({ queryKey: ['triage', 'warnings'], queryFn: ({ signal }) => get<Answered<'warnings'>>('/api/triage/warnings', {}, signal) }).data?.warnings ?? []

const QUIET_MS = 1_500

/** Topics follow what colleagues do with their requests. */
export function useLiveTopics() {
  const queries = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLive(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void queries.invalidateQueries({ predicate: ({ queryKey: [module, view] }) => module === 'triage' && ['topics', 'topic', 'warnings'].includes(String(view)) }), QUIET_MS)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
}
