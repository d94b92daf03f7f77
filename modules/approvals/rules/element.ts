import type { Answer, Expr } from './expr.ts'

/** 数据元: what any matter may ask, said once for all of them. Two matters that ask the same thing name the same element. */
export type Element = {
  key: string
  name: string
  en: string
  /** The sheet of the merged form that it stands on. */
  group: string
  type: 'text' | 'number' | 'money' | 'date' | 'yes_no' | 'choice' | 'many' | 'list'
  options?: readonly Option[]
  /** Columns of a list. */
  columns?: readonly Column[]
  unit?: string
  check?: Check
  least?: number
  most?: number
  /** Says something of a person: shown to those who handle the case, erased when the law asks for it. */
  personal?: boolean
  /** Says something of another person though one’s own record is asked, as a spouse’s name: shown in part. */
  ofAnother?: boolean
  hint?: string
  hintEn?: string
  /**
   * Fetched with consent from where it is kept already, so that nobody types it (政务数据共享). `by` is the element by which
   * the register finds it, or `account` for what the signed-in person's own identity says. `when`: it knows of such cases only.
   */
  source?: { register: string; by: string; field: string; basis: string; when?: Expr }
  /** Not asked where it follows from what is said anyway: the operator of an individual business is its applicant. The first that holds counts. */
  follows?: readonly Follow[]
}

/** `as`: what another element says. `is`: what it always is there. */
export type Follow = { when?: Expr } & ({ as: string } | { is: Answer })

/** `code`: how the standard writes it, where numbers are made of it. */
export type Option = { value: string; name: string; en: string; code?: string }
export type Column = Pick<Element, 'key' | 'name' | 'en' | 'options' | 'unit' | 'check' | 'personal'> & { type: 'text' | 'number' | 'money' | 'date' | 'yes_no' | 'choice' }
export type Check = 'credit_code' | 'identity_number' | 'phone' | 'postcode'

/** A field of the merged form. `when` and `required` left out: always. */
export type Field = {
  element: Element
  when?: Expr
  required: Expr | boolean
  /** Who wants it and why it is there: matter, its own forms, and its condition. */
  askedBy: readonly { matter: string; forms: readonly string[]; when?: Expr }[]
}
