import type { SectionId } from '../setup.ts'

/** What an agent has written down of a call so far. Kept in this tab until it is registered, cleared, or they sign out. */
export type CallDraft = {
  phone: string
  name: string
  callBackOn: string
  text: string
  section: SectionId
  category: string | undefined
  answers: Record<string, string | number | boolean>
  address: string
  street: string | undefined
  point: [number, number] | undefined
  anonymous: boolean
  accused: string | undefined
  joins: { id: string; number: string; summary: string } | undefined
}

export const EMPTY_CALL: CallDraft = {
  phone: '', name: '', callBackOn: '', text: '', section: 'livelihood', category: undefined, answers: {}, address: '', street: undefined, point: undefined, anonymous: false, accused: undefined, joins: undefined,
}

export const isEmptyCall = (draft: CallDraft) => draft.phone === '' && draft.text === '' && draft.address === ''

/** Digits and the signs people put between them; enough of them to look somebody up by. */
export const phoneOf = (typed: string): string | null => {
  const digits = typed.replace(/[\s-]/g, '')
  return /^\+?\d{7,15}$/.test(digits) ? digits : null
}

/** 2611-23-0042 said aloud is heard better in groups. */
export const spoken = (number: string) => number.replace(/-/g, ' ')
