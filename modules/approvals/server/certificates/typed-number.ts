import { checkDigit } from '#kernel/case/case-number.ts'
import { checkIdentifier } from '../../rules/identifier.ts'
import type { Answer, Answers } from '../../rules/expr.ts'

/**
 * Numbers of certificates from elsewhere, as somebody typed them: JY, SC and YB numbers and identifiers of GB/T 36904 whose
 * last place is not what the standard asks for, be it a slip or the digit that a product in wide use makes. They are shown to
 * whoever handles the case, and neither refused nor mended: such certificates are real.
 */
export const withWrongDigit = (answers: Answers): string[] => Object.entries(answers).filter(([, answer]) => textsIn(answer).some(hasWrongDigit)).map(([key]) => key)

function hasWrongDigit(text: string): boolean {
  const number = text.trim()
  if (/^(JY|SC|YB)\d{14}$/.test(number)) return checkDigit(number.slice(2, -1)) !== Number(number.at(-1))
  const { verdict } = checkIdentifier(number)
  return verdict === 'vendor' || verdict === 'wrong'
}

const textsIn = (answer: Answer | undefined): string[] =>
  typeof answer === 'string' ? [answer] : Array.isArray(answer) ? (answer as readonly (string | object)[]).flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one).filter((value): value is string => typeof value === 'string'))) : []
