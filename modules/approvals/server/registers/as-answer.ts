import { maskName, maskPhone } from '#kernel/identity/masks.ts'
import { answerFault } from '../../rules/answer-faults.ts'
import type { Element } from '../../rules/element.ts'
import type { Answer, Row } from '../../rules/expr.ts'
import { IDENTIFIER_CHECKS } from '../identifier-checks.ts'
import { isIdentityNumber } from '../identity-number.ts'
import type { FetchedValue } from './fetched-values.ts'

/** Whether a key can be what it is said to be; a register is not asked about anything else. */
export const isWellFormed = (element: Element | undefined, value: string): boolean =>
  value.trim() !== '' && (!element || answerFault(element, value, IDENTIFIER_CHECKS).length === 0)

/** What a register says of a field, as an answer to the element; none where it does not fit. A choice may come by its name. */
export function asAnswer(element: Element, said: unknown): Answer | undefined {
  const named = (one: unknown) => element.options?.find((o) => o.value === one || o.name === one)?.value ?? one
  const answer = (element.type === 'choice' ? named(said) : element.type === 'many' && Array.isArray(said) ? said.map(named) : element.type === 'list' && Array.isArray(said) ? said.map((row) => known(element, row)) : said) as Answer | undefined
  if (answer === undefined || answer === null || answer === '') return undefined
  return answerFault(element, answer, IDENTIFIER_CHECKS).length === 0 ? answer : undefined
}

/** A register may say more of each line than was asked of it. */
const known = ({ columns = [] }: Element, row: unknown) =>
  typeof row === 'object' && row !== null ? Object.fromEntries(Object.entries(row).filter(([key]) => columns.some((column) => column.key === key))) : row

/**
 * Enough for those who know it to recognise what was found about another, too little to learn it. `wholly`: the record is of
 * another person, so that no text in it is for anybody else.
 */
export function asShown(element: Element, answer: Answer, wholly = false): Answer {
  if (element.type !== 'list') return (element.personal || wholly) && element.type === 'text' ? masked(element, answer as string) : answer
  const shown = (key: string, value: Row[string]) => {
    const column = element.columns!.find((c) => c.key === key)!
    return (element.personal || column.personal || wholly) && column.type === 'text' ? masked(column, value as string) : value
  }
  return (answer as readonly Row[]).map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, shown(key, value)])))
}

/** What was found, as its applicant may read it; `own`: their identity number. */
export function shownToApplicant(element: Element, { value, register, about }: FetchedValue, own: string | undefined): Answer {
  const isOwn = register === 'account' || (about === own && !element.ofAnother)
  return isOwn ? value : asShown(element, value, isIdentityNumber(about))
}

function masked({ check }: Pick<Element, 'check'>, text: string): string {
  if (check === 'phone') return maskPhone(text)
  if (check === 'identity_number') return `${text.slice(0, 4)}**********${text.slice(-4)}`
  // The number of a certificate, which names and addresses never look like: its first character would tell nothing.
  const number = /[0-9A-Za-z]{6,}(?=号?$)/.exec(text)?.[0]
  return number ? `****${number.slice(-4)}` : maskName(text)
}
