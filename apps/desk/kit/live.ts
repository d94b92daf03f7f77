import { useEffect, useRef } from 'react'

export type Change = { caseId: string; number: string; version: number; verb: string; actorName: string }

const hearers = new Set<(change: Change) => void>()

/** One stream for the whole desk. The browser connects again by itself; what was missed meanwhile is asked for anew. */
export function openLive(onGap: () => void): () => void {
  const stream = new EventSource('/api/live')
  let broken = false
  stream.addEventListener('change', (event) => {
    const change = JSON.parse((event as MessageEvent<string>).data) as Change
    hearers.forEach((hear) => hear(change))
  })
  stream.addEventListener('error', () => {
    broken = true
  })
  stream.addEventListener('open', () => {
    if (broken) onGap()
    broken = false
  })
  return () => stream.close()
}

export function useLive(hear: (change: Change) => void) {
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    const tell = (change: Change) => latest.current(change)
    hearers.add(tell)
    return () => void hearers.delete(tell)
  }, [])
}
