import { useQuery } from '@tanstack/react-query'
import { differencesIn } from '#modules/requests/desk/catalogue/catalogue-diff.ts'
import { get } from '../kit/transport.ts'

export type Unit = { id: string; name: string; en: string; short: string; kind: string; parent?: string; area?: string; phone?: string }
export type UnitsFound = { version: number; effectiveFrom: string; why: string; units: Unit[]; held: Record<string, { staff: number; cases: number }>; may: boolean }

export const useUnits = () => useQuery({ queryKey: ['units'], queryFn: () => get<UnitsFound>('/api/identity/units') })

export const unitDifferences = (before: readonly Unit[], after: readonly Unit[]) => differencesIn<Unit>(['name', 'en', 'short', 'kind', 'parent', 'area', 'phone'], before, after)
