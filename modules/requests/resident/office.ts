import type { Static } from 'typebox'
import { act, view } from '#resident/kit/transport.ts'
import type { CaseView } from '../../../kernel/contract.ts'
import type { requests, views } from '../contract.ts'

/** The contract, seen from the phone. Types only: no schema travels to the resident. */

type Verbs = typeof requests
type Views = typeof views
export type Asked<V extends keyof Verbs> = Static<Verbs[V]>
export type Told<V extends keyof Views> = Static<Views[V]['output']>
type Question<V extends keyof Views> = Static<Views[V]['input']>

export const ask = <V extends keyof Verbs & string>(verb: V, input: Asked<V>): Promise<CaseView> => act<CaseView>(`requests.${verb}`, input as { key?: string })

export const read = <V extends keyof Views & string>(name: V, input: Question<V>): Promise<Told<V>> => view<Told<V>>(`requests.${name}`, input as Record<string, string>)

/** What the district's definitions say, as far as a resident's screen reads it. */
export type SectionId = Asked<'submit'>['section']
export type FormQuestion = {
  id: string; label: string; en: string; type: 'text' | 'choice' | 'number' | 'date' | 'yes_no'
  options?: { id: string; label: string; en: string }[]; required?: boolean; hint?: string
}
export type Section = { id: SectionId; name: string; en: string; hint: string; hint_en: string; questions: FormQuestion[] }
export type Category = { code: string; section: SectionId; group: string; name: string; en: string; grade: string; questions?: FormQuestion[]; emergency?: string }
export type Area = { code: string; name: string; en: string; kind: 'street' | 'community'; centre: [number, number] }
export type Setup = { sections: Section[]; categories: Category[]; areas: Area[] }

let setup: Promise<Setup> | undefined

/** Definitions change rarely: asked once in the life of the app, and again if that failed. */
export function readSetup(): Promise<Setup> {
  setup ??= read('setup', {}).then((told) => told as unknown as Setup)
  setup.catch(() => {
    setup = undefined
  })
  return setup
}
