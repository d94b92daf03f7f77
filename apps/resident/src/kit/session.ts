import { signal, useSignal } from './signal.ts'
import { store } from './store.ts'

/** The resident who is signed in on this phone; the number is masked. In a browser the token stays in its cookie and is not here. */
export type Session = { id: string; name: string; phone: string; token?: string }

const KEY = 'session'
const kept = store.read<Session>(KEY)
const current = signal<Session | undefined>(kept?.id ? kept : undefined)

export const session = current.get
export const token = (): string | undefined => current.get()?.token
export const useSession = (): Session | undefined => useSignal(current)

export function signedIn(session: Session): void {
  current.set(session)
  store.write(KEY, session)
}

export function signedOut(): void {
  if (!current.get()) return
  current.set(undefined)
  store.remove(KEY)
}
