import { useCallback, useEffect, useRef, useState } from 'react'
import { asRefusal, type Refusal } from './refusal.ts'
import { useSettings } from './settings.ts'

/** What a screen reads, as it comes, fails and is asked for again. What was read stays shown while it is read anew. */
export function useView<T>(read: () => Promise<T>, about: string): { data: T | undefined; refusal: Refusal | undefined; loading: boolean; again: () => void; put: (data: T) => void } {
  const [state, setState] = useState<{ data: T | undefined; refusal: Refusal | undefined; loading: boolean }>({ data: undefined, refusal: undefined, loading: true })
  const { language } = useSettings()
  const asked = useRef(0)
  const reading = useRef(read)
  reading.current = read

  const again = useCallback(() => {
    const mine = ++asked.current
    setState((before) => ({ ...before, loading: true }))
    reading.current().then(
      (data) => mine === asked.current && setState({ data, refusal: undefined, loading: false }),
      (error: unknown) => mine === asked.current && setState((before) => ({ ...before, refusal: asRefusal(error), loading: false })),
    )
  }, [])

  useEffect(() => {
    again()
    return () => {
      asked.current++
    }
  }, [again, about, language])

  const put = useCallback((data: T) => {
    asked.current++
    setState({ data, refusal: undefined, loading: false })
  }, [])
  return { ...state, again, put }
}
