import type { ComponentType } from 'react'
import type { Words } from '#kernel/contract.ts'
import type { CaseScreen, Input, VerbName } from '../ask.ts'
import type { Setup, TemplateAct } from '../setup.ts'

/** A verb's form as data: one entry says what is asked, one renderer draws them all alike. */

export type Values = Record<string, unknown>
export type About = { kase: CaseScreen; setup: Setup | undefined }
export type Choice = { value: string; label: string; hint?: string }

type Kind =
  | { kind: 'text'; max: number; rows?: number; template?: TemplateAct }
  | { kind: 'line'; max: number }
  | { kind: 'unit' }
  | { kind: 'units' }
  | { kind: 'people' }
  | { kind: 'category'; ownSection?: boolean }
  | { kind: 'choice'; options: (about: About) => Choice[] }
  | { kind: 'yes_no'; yes: Words; no: Words }
  | { kind: 'check' }
  | { kind: 'number'; min: number; max: number; unit: Words }
  | { kind: 'date' }
  | { kind: 'files' }
  | { kind: 'near' }

export type Field<Name extends string = string> = Kind & {
  name: Name
  label: Words
  hint?: Words
  required?: boolean | ((values: Values, about: About) => boolean)
  shown?: (values: Values, about: About) => boolean
  initial?: (about: About) => unknown
}

export type Intro = ComponentType<About & { values: Values; set: (values: Values) => void }>

export type VerbForm<V extends VerbName = VerbName> = {
  verb: V
  /** What happens when it is sent, in one sentence. */
  about: Words
  submit: Words
  done: Words
  fields: Field<(keyof Input<V> & string) | `_${string}`>[]
  Intro?: Intro
  /** The field that the introduction belongs to, where it is not the whole form. */
  introAfter?: string
  /** What is sent, where it is more than the values as they stand. `_names` are the form's own and are never sent. */
  toInput?: (values: Values, about: About) => Values
  /** Opens a case of its own instead of acting on this one. */
  opens?: boolean
  grave?: boolean
  /** The verb that takes it back. */
  undo?: VerbName
}

export const verbForm = <V extends VerbName>(form: VerbForm<V>): VerbForm => form as unknown as VerbForm

/** Empty answers are left out, and so is what belongs to the form alone. A list that somebody emptied is an answer. */
export function sent(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (name.startsWith('_') || value === undefined || value === null) return []
      if (typeof value !== 'string') return [[name, value]]
      const text = value.trim().normalize('NFC')
      return text === '' ? [] : [[name, text]]
    }),
  )
}

export const isRequired = (field: Field, values: Values, about: About) => (typeof field.required === 'function' ? field.required(values, about) : field.required === true)
