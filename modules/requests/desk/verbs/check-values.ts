import type { Words } from '#kernel/contract.ts'
import { words } from '#apps/desk/kit/words.ts'
import { gapsIn } from './gaps.ts'
import { type About, type Field, isRequired, type Values } from './verb-form.ts'

/** What still stands between the clerk and sending, by field. The office checks again. */
export function checkValues(fields: readonly Field[], values: Values, about: About): Record<string, Words> {
  const wrong: Record<string, Words> = {}
  for (const field of fields) {
    if (field.shown && !field.shown(values, about)) continue
    const value = values[field.name]
    if (isEmpty(value)) {
      if (isRequired(field, values, about)) wrong[field.name] = words('这一项要填', 'This is needed')
    } else if (typeof value === 'string' && (field.kind === 'text' || field.kind === 'line')) {
      const gaps = gapsIn(value)
      if (gaps.length > 0) wrong[field.name] = words(`模板里还有没填的地方：${gaps.join('、')}`, `Gaps of the template are unfilled: ${gaps.join(', ')}`)
      else if ([...value].length > field.max) wrong[field.name] = words(`最多 ${field.max} 字，现在 ${[...value].length} 字`, `At most ${field.max} characters; there are ${[...value].length}`)
    }
  }
  return wrong
}

const isEmpty = (value: unknown) => value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
