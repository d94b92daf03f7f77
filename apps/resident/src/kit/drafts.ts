import { useCallback, useEffect, useRef, useState } from 'react'
import { session, useSession } from './session.ts'
import { store } from './store.ts'
import { uuid } from './uuid.ts'

/** Not sent yet. `key` goes with it to the server, so that sending it twice makes one case. */
export type Draft<Fields> = { key: string; changedAt: number; fields: Fields }

/** Each person's under their own id: who signs in on a borrowed phone finds, and sends, nobody else's words. */
const slot = (name: string, person: string | undefined): string => `draft.${person ?? 'nobody'}.${name}`

export const readDraft = <Fields>(name: string): Draft<Fields> | undefined => store.read<Draft<Fields>>(slot(name, session()?.id))

/** Puts words where a form will look for them when it opens. */
export const beginDraft = <Fields>(name: string, fields: Fields): void => void store.write(slot(name, session()?.id), { key: uuid(), changedAt: Date.now(), fields } satisfies Draft<Fields>)

/** A draft that is written down on every change: it outlives a killed app and a dead network. */
export function useDraft<Fields extends object>(name: string, blank: () => Fields) {
  const begin = (): Draft<Fields> => {
    const kept = readDraft<Fields>(name)
    // Fields that a newer version of the form added start blank.
    return kept ? { ...kept, fields: { ...blank(), ...kept.fields } } : { key: uuid(), changedAt: 0, fields: blank() }
  }
  const [draft, setDraft] = useState(begin)
  const latest = useRef(draft)
  const sent = useRef(false)
  const person = useSession()?.id
  const owner = useRef(person)

  // Written before anybody signed in, it is theirs who then do; of another person's nothing stays on the screen.
  useEffect(() => {
    if (!person || person === owner.current) return
    const isAdopted = owner.current === undefined && latest.current.changedAt > 0
    if (isAdopted) {
      store.remove(slot(name, undefined))
      store.write(slot(name, person), latest.current)
    } else setDraft((latest.current = begin()))
    owner.current = person
  }, [person])

  const change = useCallback(
    (part: Partial<Fields> | ((fields: Fields) => Partial<Fields>)) => {
      if (sent.current) return
      const before = latest.current.fields
      latest.current = { ...latest.current, changedAt: Date.now(), fields: { ...before, ...(typeof part === 'function' ? part(before) : part) } }
      store.write(slot(name, owner.current), latest.current)
      setDraft(latest.current)
    },
    [name],
  )

  const discard = useCallback(() => {
    sent.current = true
    store.remove(slot(name, owner.current))
  }, [name])

  return { draft, change, discard }
}
