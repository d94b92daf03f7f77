import type { Config } from '#kernel/config.ts'
import type { Office } from '#kernel/office.ts'

/** What the doctor found, in a sentence that says what to do: in order, worth knowing, or wrong. */
export type Finding = { sign: 'good' | 'note' | 'wrong'; says: string }

export const good = (says: string): Finding => ({ sign: 'good', says })
export const note = (says: string): Finding => ({ sign: 'note', says })
export const wrong = (says: string): Finding => ({ sign: 'wrong', says })

export type Patient = { config: Config; db: Office['db']; engine: Office['engine']; now: () => Date }
/** One thing that is looked at; what it throws is a finding too. */
export type Look = { at: string; look: (patient: Patient) => Promise<Finding[]> }
