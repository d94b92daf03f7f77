import { dayOf, isDay } from '#kernel/calendar/day.ts'
import { Faulty } from './faults.ts'
import type { Fields } from './fields.ts'
import { momentIn } from './moment.ts'
import type { OfferedService, Question } from './needs.ts'

const LONGEST_ANSWER = 2000

type Answer = string | number | boolean

/** attribute[code]=value, judged by the questions of the service. What is not asked for is refused, not dropped. */
export function answersIn(service: OfferedService, fields: Fields, wrong: (text: string) => void): Record<string, Answer> {
  const answers: [string, Answer][] = []
  for (const question of service.questions) {
    const values = fields.attributes.get(question.id) ?? []
    if (values.length === 0) {
      if (question.required) wrong(`缺少 attribute[${question.id}]:${question.label} (this attribute is required)`)
      continue
    }
    if (values.length > 1) wrong(`attribute[${question.id}] 只能有一个值 (takes one value)`)
    const answer = answerTo(question, values[0]!.trim())
    if (answer === undefined) wrong(`attribute[${question.id}] 的值不对：${expected(question)}`)
    else answers.push([question.id, answer])
  }
  for (const code of fields.attributes.keys()) {
    if (!service.questions.some((question) => question.id === code)) wrong(`服务 ${service.code} 没有 attribute[${code}] (no such attribute)`)
  }
  return Object.fromEntries(answers)
}

function answerTo({ type, options }: Question, value: string): Answer | undefined {
  switch (type) {
    case 'text': return [...value].length <= LONGEST_ANSWER ? value : undefined
    case 'choice': return options.some((option) => option.id === value) ? value : undefined
    case 'number': return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(value) ? Number(value) : undefined
    case 'yes_no': return value === 'true' ? true : value === 'false' ? false : undefined
    case 'date': return isDay(value) ? value : dayIn(value)
  }
}

function dayIn(value: string): string | undefined {
  try {
    return dayOf(momentIn('date', value))
  } catch (error) {
    if (error instanceof Faulty) return undefined
    throw error
  }
}

function expected({ type, options }: Question): string {
  switch (type) {
    case 'text': return `最多 ${LONGEST_ANSWER} 字 (too long)`
    case 'choice': return `应为 ${options.map((option) => option.id).join('、')} 之一 (must be one of these keys)`
    case 'number': return '应为数字 (must be a number)'
    case 'yes_no': return '应为 true 或 false (must be true or false)'
    case 'date': return '应为日期，如 2026-03-04 (must be an ISO 8601 date)'
  }
}
