import { QueryClient } from '@tanstack/react-query'
import { Refusal } from '../kit/refusal.ts'
import { whenSignedOut } from '../kit/transport.ts'

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer: asking again does not change it. A broken line is worth another try.
      retry: (failures, error) => failures < 2 && !(error instanceof Refusal && error.status > 0),
      refetchOnWindowFocus: true,
    },
  },
})

whenSignedOut(() => void queries.invalidateQueries({ queryKey: ['me'] }))
