import { useQuery } from '@tanstack/react-query'
import { get, post } from '../kit/transport.ts'

export type Colleague = { id: string; account: string; name: string; unit: string; unitName: string; roles: string[]; phone: string | null; active: boolean; totp: boolean }
export type Typed = { id?: string; account: string; name: string; unit: string; roles: string[]; phone?: string; active: boolean }

export const useColleagues = () => useQuery({ queryKey: ['staff'], queryFn: async () => (await get<{ staff: Colleague[] }>('/api/identity/staff')).staff })

/** Answers a password that works once when somebody is new. A phone is sent only when it was typed anew: the list shows it masked. */
export async function saveColleague({ id, account, name, unit, roles, phone, active }: Typed): Promise<string | null> {
  const typed = phone?.trim() ? { phone: phone.trim() } : {}
  if (id) {
    await post('/api/identity/staff/change', { id, name: name.trim(), unit, roles, active, ...typed })
    return null
  }
  return (await post<{ oneTimePassword: string }>('/api/identity/staff', { account: account.trim(), name: name.trim(), unit, roles, ...typed })).oneTimePassword
}

export const resetPassword = async (id: string) => (await post<{ oneTimePassword: string }>('/api/identity/staff/reset-password', { id })).oneTimePassword
