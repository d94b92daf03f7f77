import type { Element } from './element.ts'
import { type Expr, type Test, testsOf } from './expr.ts'

/** What is wrong with an expression by the types of the elements that it tests; nothing when it can be decided. */
export function faultsIn(expr: Expr, elements: ReadonlyMap<string, Element>): string[] {
  return testsOf(expr).flatMap((test) => {
    const element = elements.get(test.element)
    return element ? faultOf(test, element) : [`没有名为 ${test.element} 的数据元`]
  })
}

function faultOf(test: Test, element: Element): string[] {
  const { key, type } = element
  const isOption = (value: unknown) => element.options?.some((o) => o.value === value) ?? true
  const no = (why: string) => [`${element.name}（${key}）${why}`]
  if ('has' in test) return type !== 'many' ? no('不是多选，不能用“包括”判断') : isOption(test.has) ? [] : no(`没有选项 ${test.has}`)
  if (type === 'many' || type === 'list') return no('有多个值，只能用“包括”判断')
  if ('is' in test) return typeof test.is !== typeOf(type) ? no(`应与${NAMES[type]}比较`) : isOption(test.is) ? [] : no(`没有选项 ${test.is}`)
  if ('in' in test) return test.in.some((v) => typeof v !== typeOf(type)) ? no(`应与${NAMES[type]}比较`) : test.in.filter((v) => !isOption(v)).flatMap((v) => no(`没有选项 ${v}`))
  const [bound] = Object.entries(test).flatMap(([how, value]) => (how === 'element' ? [] : [value as unknown]))
  if (type === 'date') return typeof bound === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(bound) ? [] : no('应与日期（如 2026-03-04）比较')
  return type === 'number' || type === 'money' ? (typeof bound === 'number' ? [] : no('应与数字比较')) : no('不能比较大小')
}

const typeOf = (type: Element['type']) => (type === 'number' || type === 'money' ? 'number' : type === 'yes_no' ? 'boolean' : 'string')
const NAMES: Record<Element['type'], string> = { text: '文字', number: '数字', money: '金额（分）', date: '日期', yes_no: '是或否', choice: '选项', many: '选项', list: '列表' }
