import type { Element } from './element.ts'
import { type Answer, type Answers, evaluate, type Expr, openQuestions, testsOf } from './expr.ts'

/**
 * Whether any answers at all make the expression true. Each element needs only be tried at the values where some test of it
 * changes; an answer is given to one open element at a time, and what is decided is not looked at further.
 */
export function witness(expr: Expr, elements: ReadonlyMap<string, Element>, answers: Answers = {}): Answers | undefined {
  const truth = evaluate(expr, answers)
  if (truth === true) return answers
  if (truth === false) return undefined
  const [element] = openQuestions(expr, answers)
  // A test of the wrong type is decided by no answer; the check of types says so.
  if (element! in answers) return undefined
  for (const value of valuesThatMatter(expr, element!, elements.get(element!))) {
    const found = witness(expr, elements, { ...answers, [element!]: value })
    if (found) return found
  }
  return undefined
}

/** One answer from each stretch within which no test of this element in the expression tells two answers apart. */
export function valuesThatMatter(expr: Expr, key: string, element: Element | undefined): Answer[] {
  const tests = testsOf(expr).filter((test) => test.element === key)
  const named = tests.flatMap<string | number | boolean>((test) => ('in' in test ? test.in : 'is' in test ? [test.is] : 'has' in test ? [test.has] : 'atLeast' in test ? [test.atLeast] : 'atMost' in test ? [test.atMost] : 'above' in test ? [test.above] : [test.below]))
  if (element?.type === 'yes_no') return [true, false]
  if (element?.type === 'choice') return element.options!.map((o) => o.value)
  if (element?.type === 'many') return subsets([...new Set(named as string[])])
  if (element?.type === 'date') return [...new Set(named as string[])].flatMap((day) => [`${day.slice(0, 8)}00`, day, `${day.slice(0, 8)}99`])
  if (element?.type === 'number' || element?.type === 'money') return [...new Set(named as number[])].flatMap((n) => [n - 1, n, n + 1]).filter((n) => n >= (element.least ?? 0) && n <= (element.most ?? Infinity))
  return [...(named as string[]), '…']
}

const subsets = (all: readonly string[]): string[][] => all.reduce<string[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]])
