import { post, readAt } from './transport.ts'
import { session, signedIn, signedOut } from './session.ts'
import { signal, useSignal } from './signal.ts'

type Person = { is: 'resident' | 'staff'; id: string; name: string; phone?: string }
type Answer = { actor: Person; token?: string }
/** Who asks, and which ways in there are. The made-up people exist in the demo only. */
export type Me = { actor: Person | null; providers: { sms: string; wechat: string }; demo: boolean; demoAccounts?: Person[]; demoCode?: string }

const me = signal<Me | undefined>(undefined)
export const useMe = (): Me | undefined => useSignal(me)

/** Asks the office who we are. A phone without a network goes on believing what it last knew. */
export async function learnWho(): Promise<void> {
  const told = await readAt<Me>('/api/identity/me').catch(() => undefined)
  if (!told) return
  me.set(told)
  const token = session()?.token
  if (told.actor?.is === 'resident') signedIn({ id: told.actor.id, name: told.actor.name, phone: told.actor.phone ?? '', ...(token ? { token } : {}) })
  else signedOut()
}

const entered = ({ actor, token }: Answer): void => signedIn({ id: actor.id, name: actor.name, phone: actor.phone ?? '', ...(token ? { token } : {}) })
const named = (name: string) => (name.trim() ? { name: name.trim() } : {})

/** Answers after how many seconds another code may be asked for. */
export const askCode = async (phone: string): Promise<number> => (await post<{ again: number }>('/api/identity/phone-code', { phone })).again
export const signInByPhone = async (phone: string, code: string, name: string): Promise<void> => entered(await post('/api/identity/phone-sign-in', { phone, code, ...named(name) }))
/** `phoneCode` is what WeChat gives when its user agrees to share the number; the first sign-in needs it. */
export const signInByWechat = async (code: string, phoneCode?: string): Promise<void> => entered(await post('/api/identity/wechat-sign-in', { code, ...(phoneCode ? { phoneCode } : {}) }))
export const signInToDemo = async (phone: string): Promise<void> => entered(await post('/api/identity/demo-sign-in', { phone }))

export async function signOut(): Promise<void> {
  await post('/api/identity/sign-out', {})
  signedOut()
}
