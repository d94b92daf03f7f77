import { signal, useSignal } from './signal.ts'
import { store } from './store.ts'

/** Who is signed in on this phone. In a browser the token stays in its cookie and is empty here. */
export type Session = { name: string; phone: string; token?: string }

const KEY = 'session'
const current = signal<Session | undefined>(store.read<Session>(KEY))

export const token = (): string | undefined => current.get()?.token
export const useSession = (): Session | undefined => useSignal(current)

export function signedIn(session: Session): void {
  current.set(session)
  store.write(KEY, session)
}

export function signedOut(): void {
  current.set(undefined)
  store.remove(KEY)
}
