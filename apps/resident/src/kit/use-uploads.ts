import { useEffect, useRef } from 'react'
import { send } from './carrier'
import { sourceOf } from './files'
import type { ChosenFile } from './chosen-file.ts'
import { isOnline, onNetworkChange } from './network.ts'
import { asRefusal, isOffline } from './refusal.ts'
import { signedOut, useSession } from './session.ts'
import { type TakenAt, upload } from './upload.ts'

/** How far a chosen file has come; what was refused for what it is, no second try helps. `id` is the server's; it is there as soon as the first piece may be sent. `seconds`: how long somebody spoke. */
export type SentFile = ChosenFile & { id?: string; seconds?: number; sent: number; takenAt?: TakenAt; state: 'waiting' | 'sending' | 'sent' | 'failed' | 'refused' | 'lost'; why?: string }

export const asSent = (file: ChosenFile): SentFile => ({ ...file, sent: 0, state: 'waiting' })

/** Sends waiting files one after the other (a weak network carries one well and three badly) while the screen is open. */
export function useUploads(files: readonly SentFile[], change: (key: string, part: Partial<SentFile>) => void): void {
  const busy = useRef<string | undefined>(undefined)
  const stop = useRef({ stopped: false })
  const latest = useRef({ files, change })
  latest.current = { files, change }
  // The office keeps files for people it knows: until somebody has signed in they wait on the phone.
  const known = useSession() !== undefined

  useEffect(() => {
    const running = stop.current
    // Whatever was on its way when the app was killed starts again from where the server stands.
    for (const file of latest.current.files) if (file.state === 'sending') latest.current.change(file.key, { state: 'waiting' })
    const unwatch = onNetworkChange(() => {
      if (isOnline()) for (const file of latest.current.files) if (file.state === 'failed') latest.current.change(file.key, { state: 'waiting' })
    })
    return () => {
      running.stopped = true
      unwatch()
    }
  }, [])

  const next = files.find((file) => file.state === 'waiting')
  useEffect(() => {
    if (!next || !known || busy.current !== undefined) return
    busy.current = next.key
    const tell = (part: Partial<SentFile>) => latest.current.change(next.key, part)
    void (async () => {
      const source = await sourceOf(next)
      if (!source) return tell({ state: 'lost' })
      tell({ state: 'sending' })
      const { takenAt } = await upload(source, { send, id: next.id, stop: stop.current, onProgress: ({ id, sent }) => tell({ id, sent }) })
      tell({ state: 'sent', sent: next.size, ...(takenAt ? { takenAt } : {}) })
    })()
      .catch((error: unknown) => {
        if (stop.current.stopped) return
        const refusal = asRefusal(error)
        if (refusal.status === 401) {
          tell({ state: 'waiting' })
          signedOut()
        } else tell({ state: isOffline(refusal) || refusal.status === 0 || refusal.status === 429 || refusal.status >= 500 ? 'failed' : 'refused', why: refusal.message })
      })
      .finally(() => {
        busy.current = undefined
        // One more change wakes the effect for the file after this one.
        if (!stop.current.stopped) tell({})
      })
  })
}
