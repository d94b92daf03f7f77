import { useEffect, useState } from 'react'
import { post } from '#apps/desk/kit/transport.ts'
import type { DesignUsers } from '#modules/approvals/contract.ts'
import type { DesignContent, Preview } from './ask.ts'
import { isCurrent, type Of } from './current.ts'

const QUIET_MS = 110
const CALM_MS = 1600

type Asked = { show: string; within?: string | undefined }
type Found = { preview: Preview | null; of: Of | null; took_ms: number | null; error: unknown; mutants: { tried: number; unnoticed: string[] } | null; users: DesignUsers['users'] | null }
/** `isStale`: older than the draft, so that nothing may be taken over from it. */
export type Live = Omit<Found, 'of'> & { isStale: boolean }

const NOTHING: Found = { preview: null, of: null, took_ms: null, error: null, mutants: null, users: null }

/** 实时试编: a moment after a keystroke. What was right a moment ago stays, paler, until the next is there. */
export function usePreview(content: DesignContent, { show, within }: Asked): Live {
  const [live, setLive] = useState(NOTHING)
  const { bodies, elements, materials } = content
  useEffect(() => {
    const aborting = new AbortController()
    const of = { bodies, elements, materials, show, within }
    const asked = { bodies, elements, materials, show, ...(within ? { within } : {}) }
    const begun = performance.now()
    const take = (to: (was: Found) => Found) => { if (!aborting.signal.aborted) setLive(to) }
    const soon = setTimeout(() => {
      post<Preview>('/api/approvals/design/preview', asked).then(
        // What cannot be compiled keeps the result of before, which stays stale.
        (preview) => take((was) => (preview.faults.length && was.preview?.plan ? { ...was, preview: { ...was.preview, faults: preview.faults }, error: null } : { ...was, preview, of, took_ms: performance.now() - begun, error: null })),
        (error: unknown) => take((was) => ({ ...was, error })),
      )
    }, QUIET_MS)
    // Every change is tried once against the tests, and everybody who uses a word: that takes seconds, and is asked for when nobody types.
    const calm = setTimeout(() => {
      if (show.startsWith('one_thing:')) post<NonNullable<Found['mutants']>>('/api/approvals/design/unnoticed', asked).then((mutants) => take((was) => ({ ...was, mutants })), () => undefined)
      else post<DesignUsers>('/api/approvals/design/users', asked).then(({ users }) => take((was) => ({ ...was, users })), () => undefined)
    }, show.startsWith('one_thing:') ? CALM_MS : CALM_MS / 2)
    return () => { aborting.abort(); clearTimeout(soon); clearTimeout(calm) }
  }, [bodies, elements, materials, show, within])
  useEffect(() => setLive(NOTHING), [show, within])
  const { of, ...found } = live
  return { ...found, isStale: !isCurrent(of, { bodies, elements, materials, show, within }) }
}
