import { useQuery } from '@tanstack/react-query'
import { get, post } from './transport.ts'

export type Staff = { is: 'staff'; id: string; name: string; account: string; unit: string; unitName: string; roles: string[] }
export type DemoAccount = { is: 'staff'; id: string; account: string; name: string; unitName: string; roles: string[] } | { is: 'resident'; id: string; name: string }
export type Me = { actor: Staff | { is: 'resident'; id: string; name: string } | null; demo: boolean; demoAccounts?: DemoAccount[]; district: { name: string; en: string } | null }

export const useMe = () => useQuery({ queryKey: ['me'], queryFn: () => get<Me>('/api/identity/me'), staleTime: 5 * 60_000 })

/** The colleague who sits here. Screens are drawn only when somebody does. */
export function useStaff(): Staff {
  const actor = useMe().data?.actor
  if (actor?.is !== 'staff') throw new Error('no colleague is signed in')
  return actor
}

export const signIn = (input: { account: string; password: string; totp?: string; newPassword?: string }) => post<{ actor: Staff }>('/api/identity/sign-in', input)
export const demoSignIn = (account: string) => post<{ actor: Staff }>('/api/identity/demo-sign-in', { account })
export const signOut = () => post('/api/identity/sign-out')
