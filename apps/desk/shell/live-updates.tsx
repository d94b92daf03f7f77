import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { openLive, useLive } from '../kit/live.ts'

const QUIET_MS = 800

/** Lists and counts follow what colleagues do. An open case decides for itself: somebody may be writing in it. */
export function LiveUpdates() {
  const queries = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const refresh = () => {
    for (const view of ['worklist', 'counts', 'map']) void queries.invalidateQueries({ queryKey: ['requests', view] })
    for (const view of ['worklist', 'counts', 'zone']) void queries.invalidateQueries({ queryKey: ['approvals', view] })
    void queries.invalidateQueries({ queryKey: ['notices'] })
  }
  useEffect(() => openLive(() => void queries.invalidateQueries()), [queries])
  useLive(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(refresh, QUIET_MS)
  })
  return null
}
