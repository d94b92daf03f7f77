import type { Check, Column, Element, Field } from './element.ts'
import { type Answer, type Answers, evaluate, type Row } from './expr.ts'

export type AnswerFault = { at: string; zh: string; en: string }
/** Check digits of the state's identifiers; the phone may know fewer of them than the server. */
export type Checks = Partial<Record<Check, (text: string) => boolean>>

const LONGEST = 500
const CHOSEN: ReadonlySet<string> = new Set(['yes_no', 'choice', 'many'])

/** What is wrong with the answers to these fields: what is missing, of the wrong kind, or cannot be true. */
export function answerFaults(fields: readonly Field[], answers: Answers, checks: Checks): AnswerFault[] {
  return fields.flatMap((field) => {
    const { element } = field
    const answer = answers[element.key]
    const must = field.required === true || (field.required !== false && evaluate(field.required, answers) === true)
    if (isEmpty(answer)) return must ? [fault(element, CHOSEN.has(element.type) ? '请选择' : '请填写', 'is needed')] : []
    return answerFault(element, answer!, checks)
  })
}

/** What is wrong with one answer, as soon as it is given. */
export function answerFault(element: Element, answer: Answer, checks: Checks): AnswerFault[] {
  if (element.type === 'list') return listFaults(element, answer, checks)
  if (element.type === 'many') return Array.isArray(answer) && (answer as unknown[]).every((value) => element.options!.some((o) => o.value === value)) ? [] : [fault(element, '请从选项中选择', 'must be chosen from the options')]
  return typeof answer === 'object' ? [fault(element, '格式不对', 'is not of the right kind')] : plainFaults(element, answer, checks)
}

export const isEmpty = (answer: Answer | undefined): boolean => answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)

function plainFaults(part: Element | Column, answer: string | number | boolean, checks: Checks): AnswerFault[] {
  const { type } = part
  if (type === 'yes_no') return typeof answer === 'boolean' ? [] : [fault(part, '请选择是或否', 'must be yes or no')]
  if (type === 'number' || type === 'money') return numberFaults(part, answer)
  if (typeof answer !== 'string') return [fault(part, '格式不对', 'is not of the right kind')]
  if (type === 'choice') return part.options!.some((o) => o.value === answer) ? [] : [fault(part, '请从选项中选择', 'must be chosen from the options')]
  if (type === 'date') return isDay(answer) ? [] : [fault(part, '请填写日期，如 2026-03-04', 'must be a day such as 2026-03-04')]
  const most = 'most' in part && part.most !== undefined ? part.most : LONGEST
  if ([...answer].length > most) return [fault(part, `最多 ${most} 字`, `may have ${most} characters at the most`)]
  if (part.check === 'phone' && !/^(\+?86)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/.test(answer)) return [fault(part, '不是电话号码，请核对', 'is no telephone number')]
  if (part.check === 'postcode' && !/^\d{6}$/.test(answer)) return [fault(part, '应为六位邮政编码', 'must be a postcode of six digits')]
  const isRight = part.check ? checks[part.check] : undefined
  return isRight && !isRight(answer) ? [fault(part, '校验码不对，请对照证照核对每一位', 'has a wrong check digit: please compare each place with the document')] : []
}

function numberFaults(part: Element | Column, answer: unknown): AnswerFault[] {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return [fault(part, '请填写数字', 'must be a number')]
  if (part.type === 'money' && !Number.isSafeInteger(answer)) return [fault(part, '金额应精确到分', 'must be an amount in whole fen')]
  const { least, most } = part as Element
  if (least !== undefined && answer < least) return [fault(part, `不能小于 ${least}`, `cannot be less than ${least}`)]
  return most !== undefined && answer > most ? [fault(part, `不能大于 ${most}`, `cannot be more than ${most}`)] : []
}

function listFaults(element: Element, answer: Answer, checks: Checks): AnswerFault[] {
  if (!Array.isArray(answer) || (answer as unknown[]).some((row) => typeof row !== 'object' || row === null)) return [fault(element, '请逐行填写', 'must be filled in line by line')]
  return (answer as readonly Row[]).flatMap((row, n) => element.columns!.flatMap((column) => {
    const value = row[column.key]
    const found = value === undefined || value === '' ? [fault(column, '请填写', 'is needed')] : plainFaults(column, value, checks)
    return found.map(({ zh, en }) => ({ at: `${element.key}/${n}/${column.key}`, zh: `第 ${n + 1} 行${zh}`, en: `Line ${n + 1}: ${en}` }))
  }))
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

const fault = ({ key, name, en: called }: Element | Column, zh: string, en: string): AnswerFault => ({ at: key, zh: `“${name}”${zh}`, en: `${called} ${en}` })
