import type { Words } from '#kernel/contract.ts'
import type { Input, Screen, VerbName } from '../ask.ts'
import { verbsOf } from '../ask.ts'

/** A verb's form as data: one entry says to what it can be done and what is asked, one renderer draws them all alike. */

export type Values = Record<string, unknown>
export type Choice = { value: string; label: string; hint?: string }

type Kind =
  | { kind: 'text'; max: number; rows?: number }
  /** Several things found, each on a line of its own; they are sent as one numbered text. */
  | { kind: 'findings'; max: number }
  | { kind: 'choice'; options: (kase: Screen) => Choice[] }
  | { kind: 'yes_no'; yes: Words; no: Words }
  | { kind: 'check' }
  | { kind: 'number'; min: number; max: (kase: Screen, values: Values) => number; unit: Words }
  | { kind: 'unit' }
  | { kind: 'files' }
  /** A checklist of everything that the form and the papers hold, with a reason for each that is chosen; `proposed`: what departments named stands first. */
  | { kind: 'missing'; proposed?: boolean }

export type Field<Name extends string = string> = Kind & {
  name: Name
  label: Words
  hint?: Words
  required?: boolean | ((values: Values) => boolean)
  shown?: (values: Values) => boolean
  initial?: (kase: Screen, target: string | undefined) => unknown
}

/** What exactly it is done to: a matter, or a step of one. `input` is what names it to the office. */
export type Target = Choice & { input: { matter: string; step?: string }; done?: boolean }

/** What a form begins with: the only target, or the first that is not done where some may be. */
export const firstTarget = (targets: readonly Target[]): Target | undefined => (targets.length === 1 ? targets[0] : targets.find(({ done }) => done === false))

export type VerbForm<V extends VerbName = VerbName> = {
  verb: V
  /** What happens when it is sent, in one sentence. */
  about: Words
  submit: Words
  done: Words
  /** Left out: it is done to the whole application. An empty list: nothing here waits for this person. */
  targets?: (kase: Screen) => Target[]
  /** Whether it makes sense now; the office says whether it is allowed. */
  when?: (kase: Screen) => boolean
  fields: Field<keyof Input<V> & string>[]
  grave?: boolean
}

export const verbForm = <V extends VerbName>(form: VerbForm<V>): VerbForm => form as unknown as VerbForm

/** What stands between the clerk and sending, by field. The office checks again. */
export function gapsOf(fields: readonly Field[], values: Values): string[] {
  return fields.filter((field) => (field.shown?.(values) ?? true) && isNeeded(field, values) && isEmpty(field, values[field.name])).map(({ name }) => name)
}

export const isNeeded = (field: Field, values: Values) => (typeof field.required === 'function' ? field.required(values) : field.required === true)

function isEmpty({ kind }: Field, value: unknown): boolean {
  // A thing that is missing without a reason tells the applicant nothing.
  if (kind === 'missing') return !Array.isArray(value) || value.length === 0 || value.some(({ why }: { why: string }) => why.trim() === '')
  if (kind === 'findings') return numbered(value) === ''
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/** What is sent: what is shown and filled in, text in one normal form. */
export function sent(fields: readonly Field[], values: Values): Values {
  const shown = fields.filter((field) => field.shown?.(values) ?? true)
  return Object.fromEntries(shown.flatMap(({ name }) => {
    const field = fields.find((f) => f.name === name)!
    const value = field.kind === 'findings' ? numbered(values[name]) : values[name]
    if (value === undefined || value === null || (value === false && field.kind === 'check')) return []
    if (Array.isArray(value)) return value.length ? [[name, value]] : []
    if (typeof value !== 'string') return [[name, value]]
    const text = value.trim().normalize('NFC')
    return text === '' ? [] : [[name, text]]
  }))
}

/** One finding stands as it is; several are numbered, so that they can be answered one by one. */
export function numbered(value: unknown): string {
  const lines = (Array.isArray(value) ? (value as string[]) : []).map((line) => line.trim()).filter(Boolean)
  return lines.length > 1 ? lines.map((line, n) => `${n + 1}．${line}`).join('\n') : (lines[0] ?? '')
}

export type Act = { form: VerbForm; targets: Target[] }

/** The buttons: what this person may do, and to what of their own, most likely one first. */
export function actsOf(forms: readonly VerbForm[], kase: Screen): Act[] {
  const may = verbsOf(kase.can)
  return forms.flatMap((form) => {
    const targets = form.targets?.(kase) ?? []
    return may.includes(form.verb) && (form.when?.(kase) ?? true) && !(form.targets && targets.length === 0) ? [{ form, targets }] : []
  })
}
