import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { useLive } from '#apps/desk/kit/live.ts'
import { get } from '#apps/desk/kit/transport.ts'
import type { worldVerbs, worldViews } from '../contract.ts'
import type { List } from './memories-search.ts'

type Told = Static<(typeof worldViews)['memories_to_review']['output']>
export type Memory = Told['memories'][number]
export type Mark = Memory['marks'][number]
export type Act = 'publish_memory' | 'return_memory' | 'decline_memory' | 'take_down_memory'
export type Given<V extends Act> = Omit<Static<(typeof worldVerbs)[V]>, 'caseId' | 'version' | 'key'>

/** Acts of the desk, by the names that `can` has. */
export const actsOf = ({ can }: Memory): Act[] => can.map((verb) => verb.slice('world.'.length) as Act).filter((verb) => ['publish_memory', 'return_memory', 'decline_memory', 'take_down_memory'].includes(verb))

export const useMemories = (list: List) => useInfiniteQuery({
  queryKey: ['world', 'memories', list], initialPageParam: undefined as string | undefined, getNextPageParam: ({ next }: Told) => next ?? undefined,
  queryFn: ({ pageParam, signal }) => get<Told>('/api/world/memories_to_review', { list, after: pageParam }, signal),
})

/** The list follows what residents and colleagues do. */
export function useLiveMemories() {
  const queries = useQueryClient()
  useLive(({ verb }) => { if (verb.startsWith('world.')) void queries.invalidateQueries({ queryKey: ['world', 'memories'] }) })
}
