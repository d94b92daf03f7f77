import type { Element } from '../../rules/element.ts'
import type { Answer, Answers, Row } from '../../rules/expr.ts'
import { valueInWords } from '../../rules/in-words.ts'
import type { DataLine } from '../../rules/statement.ts'

/** What a certificate says, from the answers of the application. Names stand in it as they are today: it is read for years. */
export function dataLines(fields: readonly string[], elements: ReadonlyMap<string, Element>, answers: Answers): DataLine[] {
  return fields.flatMap((key) => {
    const [element, value] = [elements.get(key), answers[key]]
    return element && value !== undefined && value !== '' ? [{ key, name: element.name, value, says: says(value, element) }] : []
  })
}

/** What was answered there as numbers have it: by the standard's code of an option. */
export const codedIn = (elements: ReadonlyMap<string, Element>, answers: Answers) => (key: string): string | undefined => {
  const value = answers[key]
  return typeof value === 'string' && value !== '' ? (elements.get(key)?.options?.find((option) => option.value === value)?.code ?? value) : undefined
}

function says(value: Answer, element: Element): string {
  if (Array.isArray(value)) return (value as readonly (string | Row)[]).map((one) => (typeof one === 'string' ? inWords(one, element) : lineOf(one, element))).join(element.type === 'list' ? '；' : '、')
  return inWords(value as string | number | boolean, element)
}

const lineOf = (row: Row, { columns = [] }: Element) => columns.flatMap((column) => (row[column.key] === undefined ? [] : [inWords(row[column.key]!, column)])).join('，')

function inWords(value: string | number | boolean, part: Pick<Element, 'type' | 'options' | 'unit'>): string {
  if (part.type === 'date') return dayInWords(String(value))
  return valueInWords(value, part, 'zh').trim()
}

/** 2026年11月23日 */
export const dayInWords = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
