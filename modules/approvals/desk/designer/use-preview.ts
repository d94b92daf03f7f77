import { useEffect, useRef, useState } from 'react'
import { post } from '#apps/desk/kit/transport.ts'
import type { DesignContent, Preview } from './ask.ts'

const QUIET_MS = 110
const CALM_MS = 1600

type Asked = { show: string; within?: string | undefined }
export type Live = { preview: Preview | null; isStale: boolean; took_ms: number | null; error: unknown; mutants: { tried: number; unnoticed: string[] } | null }

/** 实时试编: a moment after a keystroke. What was right a moment ago stays, paler, until the next is there. */
export function usePreview(content: DesignContent, { show, within }: Asked): Live {
  const [live, setLive] = useState<Live>({ preview: null, isStale: false, took_ms: null, error: null, mutants: null })
  const begun = useRef(0)
  useEffect(() => {
    const aborting = new AbortController()
    const asked = { bodies: content.bodies, elements: content.elements, materials: content.materials, show, ...(within ? { within } : {}) }
    setLive((was) => ({ ...was, isStale: true }))
    begun.current = performance.now()
    const soon = setTimeout(() => {
      post<Preview>('/api/approvals/design/preview', asked).then(
        (preview) => { if (!aborting.signal.aborted) setLive((was) => ({ ...was, preview: preview.faults.length && was.preview?.plan ? { ...was.preview, faults: preview.faults } : preview, isStale: preview.faults.length > 0, took_ms: performance.now() - begun.current, error: null })) },
        (error: unknown) => { if (!aborting.signal.aborted) setLive((was) => ({ ...was, error })) },
      )
    }, QUIET_MS)
    // Every change is tried once against the tests: that takes seconds, and is asked for when nobody types.
    const calm = setTimeout(() => {
      if (!show.startsWith('one_thing:')) return
      post<NonNullable<Live['mutants']>>('/api/approvals/design/unnoticed', asked).then((mutants) => { if (!aborting.signal.aborted) setLive((was) => ({ ...was, mutants })) }, () => undefined)
    }, CALM_MS)
    return () => { aborting.abort(); clearTimeout(soon); clearTimeout(calm) }
  }, [content.bodies, content.elements, content.materials, show, within])
  useEffect(() => setLive((was) => ({ ...was, preview: null, mutants: null })), [show, within])
  return live
}
