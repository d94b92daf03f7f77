import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Asked, ask, keyOf } from '../ask.ts'

const PAGE = 50

/** The list page by page, as the reader comes to its end. */
export function useLines(asked: Asked<'worklist'>, enabled: boolean) {
  const found = useInfiniteQuery({
    queryKey: keyOf('worklist', asked),
    queryFn: ({ pageParam, signal }) => ask('worklist', { ...asked, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: null as string | null, getNextPageParam: (page) => page.next, placeholderData: keepPreviousData, enabled,
  })
  const pages = found.data?.pages
  const lines = useMemo(() => {
    // A case that moved between two pages while they were read is shown once.
    const seen = new Set<string>()
    return (pages ?? []).flatMap((page) => page.lines).filter((line) => !seen.has(line.id) && seen.add(line.id))
  }, [pages])
  return { found, lines }
}
