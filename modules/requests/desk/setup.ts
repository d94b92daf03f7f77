import { useQuery } from '@tanstack/react-query'
import { t } from '#apps/desk/kit/words.ts'
import { ask, keyOf } from './ask.ts'

/** The district's definitions, as the forms need them. The contract leaves their inside to the district. */
export type Option = { id: string; label: string; en: string }
export type Question = { id: string; label: string; en: string; type: 'text' | 'choice' | 'number' | 'date' | 'yes_no'; options?: Option[]; required?: boolean; hint?: string; hint_en?: string }
export type SectionId = 'livelihood' | 'development' | 'enforcement'
export type Section = { id: SectionId; name: string; en: string; hint: string; hint_en: string; questions: Question[] }
export type Category = { code: string; section: SectionId; group: string; group_en?: string; name: string; en: string; words?: string[]; grade: string; questions?: Question[]; emergency?: string; emergency_en?: string; confidential?: boolean; approval?: boolean }
export type Area = { code: string; name: string; en: string; kind: string; parent: string; centre: [number, number]; ring?: [number, number][] }
export type Unit = { id: string; name: string; en: string; short?: string; kind: string; parent?: string; area?: string; phone?: string }
export type Door = { id: string; name: string; en: string; basis: string; basis_en?: string; reason: string; doors: { name: string; en?: string; how: string; how_en?: string }[] }
export type OutsideParty = { id: string; name: string; en: string; reach: { by: string; at: string }[]; days: number }
export type TemplateAct = 'answer' | 'decline' | 'ask' | 'extension' | 'return' | 'note' | 'callback'
export type Template = { id: string; act: TemplateAct; category?: string; title: string; text: string }
export type District = { code: string; name: string; en: string; centre: [number, number]; boundary: [number, number][]; hotline?: string }
export type Setup = {
  sections: Section[]; categories: Category[]; areas: Area[]; units: Unit[]; doors: Door[]; templates: Template[]; outside: OutsideParty[]
  district: District; verbs: Record<string, { zh: string; en: string }>
}

/** Definitions change by publication, not by the minute. */
export function useSetup(): Setup | undefined {
  return useQuery({ queryKey: keyOf('setup', {}), queryFn: async () => (await ask('setup', {})) as unknown as Setup, staleTime: 10 * 60_000 }).data
}

export function unitName(setup: Setup | undefined, id: string): string {
  const unit = setup?.units.find((one) => one.id === id)
  return unit ? t(unit.short ?? unit.name, unit.en) : id
}

export const verbTitle = (setup: Setup | undefined, verb: string) => setup?.verbs[verb] ?? setup?.verbs[`requests.${verb}`] ?? { zh: verb, en: verb }
