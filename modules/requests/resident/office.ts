import type { Static } from 'typebox'
import { store } from '#resident/kit/store.ts'
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
  options?: { id: string; label: string; en: string }[]; required?: boolean; hint?: string; hint_en?: string
}
export type Section = { id: SectionId; name: string; en: string; hint: string; hint_en: string; questions: FormQuestion[] }
export type Category = { code: string; section: SectionId; group: string; group_en?: string; name: string; en: string; grade: string; questions?: FormQuestion[]; emergency?: string; emergency_en?: string; confidential?: boolean }
export type Area = { code: string; name: string; en: string; kind: 'street' | 'community'; centre: [number, number] }
export type Unit = { id: string; name: string; en: string; short: string; kind: 'district' | 'hotline' | 'bureau' | 'street' }
export type Setup = { sections: Section[]; categories: Category[]; streets: Area[]; units: Unit[] }

const KEPT = 'requests.setup'
let asked: Promise<Setup> | undefined

/** What was read the last time, so that the first screen is there at once, and without a network too. */
export const keptSetup = (): Setup | undefined => store.read<Setup>(KEPT)

/** Definitions change rarely: asked once in the life of the app, and again if that failed. */
export function readSetup(): Promise<Setup> {
  asked ??= read('setup', {}).then((told) => {
    const { sections, categories, areas, units } = told as unknown as { sections: Section[]; categories: (Category & { words?: string[] })[]; areas: (Area & { ring?: unknown })[]; units: Unit[] }
    const setup = {
      sections,
      // The office does the guessing: a phone has no use for the words it guesses by, nor for the outlines of streets.
      categories: categories.map(({ words: _words, ...category }) => category),
      streets: areas.filter((area) => area.kind === 'street').map(({ ring: _ring, ...area }) => area),
      units,
    }
    store.write(KEPT, setup)
    return setup
  })
  asked.catch(() => {
    asked = undefined
  })
  return asked
}
