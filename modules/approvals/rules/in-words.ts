import type { Element } from './element.ts'
import { type Answer, type Answers, evaluate, type Expr, type Row, type Test } from './expr.ts'

type Lang = 'zh' | 'en'
type Elements = ReadonlyMap<string, Element>

/** The rule as a person says it: "经营场所面积达到 500 平方米，并且经营项目包括冷食类食品制售". */
export function inWords(expr: Expr, elements: Elements, lang: Lang): string {
  if ('element' in expr) return testInWords(expr, elements, lang)
  if ('not' in expr) return lang === 'zh' ? `并非“${inWords(expr.not, elements, lang)}”` : `not (${inWords(expr.not, elements, lang)})`
  const isAll = 'all' in expr
  const several = isAll ? expr.all : expr.any
  if (several.length === 0) return lang === 'zh' ? (isAll ? '任何情形' : '没有这种情形') : isAll ? 'always' : 'never'
  const words = several.map((part) => (!('element' in part) && several.length > 1 ? `（${inWords(part, elements, lang)}）` : inWords(part, elements, lang)))
  return words.join(lang === 'zh' ? (isAll ? '，并且' : '，或者') : isAll ? ' and ' : ' or ')
}

/** Why it comes to what it comes to: the tests that decide it, each with what was answered. Nothing while it is unknown. */
export function because(expr: Expr, answers: Answers): { test: Test; holds: boolean }[] {
  const truth = evaluate(expr, answers)
  if (truth === 'unknown') return []
  if ('element' in expr) return [{ test: expr, holds: truth }]
  if ('not' in expr) return because(expr.not, answers)
  const several = 'all' in expr ? expr.all : expr.any
  // One part suffices to make "all" false or "any" true; otherwise it took every one of them.
  const decisive = 'all' in expr ? !truth : truth
  return (decisive ? several.filter((part) => evaluate(part, answers) === truth).slice(0, 1) : several).flatMap((part) => because(part, answers))
}

/** A decided test with its side: "经营场所面积不足 500 平方米". */
export const testAsDecided = ({ test, holds }: { test: Test; holds: boolean }, elements: Elements, lang: Lang): string => testInWords(test, elements, lang, holds)

const COMPARED = {
  atLeast: { zh: ['达到', '不足'], en: ['is at least', 'is less than'] },
  atMost: { zh: ['不超过', '超过'], en: ['is at most', 'is more than'] },
  above: { zh: ['超过', '不超过'], en: ['is more than', 'is at most'] },
  below: { zh: ['不足', '达到'], en: ['is less than', 'is at least'] },
} as const

function testInWords(test: Test, elements: Elements, lang: Lang, side = true): string {
  const element = elements.get(test.element)
  const name = element ? (lang === 'zh' ? element.name : element.en) : test.element
  const said = (value: string | number | boolean) => valueInWords(value, element, lang)
  if ('is' in test && typeof test.is === 'boolean') {
    const isYes = test.is === side
    return lang === 'zh' ? `${name}：${isYes ? '是' : '否'}` : `${name}: ${isYes ? 'yes' : 'no'}`
  }
  if ('is' in test) return lang === 'zh' ? `${name}${side ? '为' : '不是'}${said(test.is)}` : `${name} is ${side ? '' : 'not '}${said(test.is)}`
  if ('in' in test) return lang === 'zh' ? `${name}${side ? '为' : '不是'}${test.in.map(said).join('、')}${test.in.length > 1 ? (side ? '之一' : '中的任何一项') : ''}` : `${name} is ${side ? '' : 'not '}one of ${test.in.map(said).join(', ')}`
  if ('has' in test) return lang === 'zh' ? `${name}${side ? '包括' : '不包括'}${said(test.has)}` : `${name} ${side ? 'includes' : 'does not include'} ${said(test.has)}`
  const [how, bound] = Object.entries(test).find(([key]) => key !== 'element') as [keyof typeof COMPARED, number | string]
  return lang === 'zh' ? `${name}${COMPARED[how].zh[side ? 0 : 1]}${said(bound)}` : `${name} ${COMPARED[how].en[side ? 0 : 1]} ${said(bound)}`
}

const UNITS: Readonly<Record<string, string>> = {
  平方米: 'm²', 立方米: 'm³', 立方米每小时: 'm³/h', 米: 'm', 厘米: 'cm', 毫米: 'mm', 千克: 'kg', 克: 'g', 升: 'l', 千瓦: 'kW', 千伏安: 'kVA', 人: 'people', 年: 'years', 月: 'months', 个月: 'months', 周: 'weeks', 天: 'days', 学时: 'hours', 元: 'yuan',
  // English counts without these.
  个: '', 层: '', 日: '', 株: '', 条: '', 间: '', 部: '', 辆: '', 张: '', 孔: '', 台: '', 只: '', 份: '',
}

/** What a number counts. A unit that English has no word for here stays as it stands on the form. */
export const unitIn = (unit: string | undefined, lang: Lang): string | undefined => (unit === undefined || lang === 'zh' ? unit : UNITS[unit] ?? unit)

/** An answer as people read it: options by name, money in yuan, numbers with their unit. */
export function valueInWords(value: string | number | boolean, element: Pick<Element, 'type' | 'options' | 'unit'> | undefined, lang: Lang): string {
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  const option = element?.options?.find((o) => o.value === value)
  if (option) return lang === 'zh' ? option.name : option.en
  if (typeof value === 'string') return value
  if (element?.type === 'money') return lang === 'zh' ? ` ${value / 100} 元` : `${value / 100} yuan`
  const unit = unitIn(element?.unit, lang)
  return `${lang === 'zh' ? ' ' : ''}${value}${unit ? ` ${unit}` : ''}`
}

/** A whole answer as people read it: chosen values one after the other, lines of a list with a stop between them. */
export function answerInWords(element: Element, answer: Answer, lang: Lang): string {
  const [comma, stop] = lang === 'zh' ? ['、', '；'] : [', ', '; ']
  if (!Array.isArray(answer)) return valueInWords(answer as string | number | boolean, element, lang).trim()
  if (element.type !== 'list') return (answer as readonly string[]).map((value) => valueInWords(value, element, lang).trim()).join(comma)
  return (answer as readonly Row[]).map((row) => element.columns!.filter((c) => row[c.key] !== undefined).map((c) => valueInWords(row[c.key]!, c, lang).trim()).join(' · ')).join(stop)
}
