import { useCallback, useEffect, useRef, useState } from 'react'
import { store } from './store.ts'
import { uuid } from './uuid.ts'

/** Not sent yet. `key` goes with it to the server, so that sending it twice makes one case. */
export type Draft<Fields> = { key: string; changedAt: number; fields: Fields }

const slot = (name: string): string => `draft.${name}`

export const readDraft = <Fields>(name: string): Draft<Fields> | undefined => store.read<Draft<Fields>>(slot(name))

/** A draft that is written down on every change: it outlives a killed app and a dead network. */
export function useDraft<Fields extends object>(name: string, blank: () => Fields) {
  const [draft, setDraft] = useState<Draft<Fields>>(() => {
    const kept = readDraft<Fields>(name)
    // Fields that a newer version of the form added start blank.
    return kept ? { ...kept, fields: { ...blank(), ...kept.fields } } : { key: uuid(), changedAt: 0, fields: blank() }
  })
  const latest = useRef(draft)
  const sent = useRef(false)

  const change = useCallback(
    (part: Partial<Fields> | ((fields: Fields) => Partial<Fields>)) => {
      if (sent.current) return
      const before = latest.current.fields
      latest.current = { ...latest.current, changedAt: Date.now(), fields: { ...before, ...(typeof part === 'function' ? part(before) : part) } }
      store.write(slot(name), latest.current)
      setDraft(latest.current)
    },
    [name],
  )

  const discard = useCallback(() => {
    sent.current = true
    store.remove(slot(name))
  }, [name])

  useEffect(() => {
    latest.current = draft
  }, [draft])

  return { draft, change, discard }
}
