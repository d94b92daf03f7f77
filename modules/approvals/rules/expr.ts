/**
 * Rules of definitions: small trees of data, typed against data elements, evaluated alike on the phone, the desk and the
 * server. Every expression has a value for every set of answers, and none of it is ever run as code.
 */

/** One line of a list (股东名单, 设备清单), by column. */
export type Row = Readonly<Record<string, string | number | boolean>>

/** Text, a chosen value, a number (money in fen), yes or no, a day as `2026-03-04`, several chosen values, or lines. */
export type Answer = string | number | boolean | readonly string[] | readonly Row[]
export type Answers = Readonly<Record<string, Answer | undefined>>

/** One question put to one answer. Days compare as text does. */
export type Test = { element: string } & (
  | { is: string | number | boolean }
  | { in: readonly (string | number)[] }
  | { has: string }
  | { atLeast: number | string }
  | { atMost: number | string }
  | { above: number | string }
  | { below: number | string }
)

export type Expr = Test | { all: readonly Expr[] } | { any: readonly Expr[] } | { not: Expr }

/** What is not answered yet is neither so nor not so (Kleene's logic): a hidden field is unknown, never a default. */
export type Truth = true | false | 'unknown'

export function evaluate(expr: Expr, answers: Answers): Truth {
  if ('all' in expr) return conjunction(expr.all, answers)
  if ('any' in expr) return negation(conjunction(expr.any.map((not) => ({ not })), answers))
  if ('not' in expr) return negation(evaluate(expr.not, answers))
  return holds(expr, answers[expr.element])
}

/** Elements whose answer may still change what the expression comes to, in the order in which they stand in it. */
export function openQuestions(expr: Expr, answers: Answers): string[] {
  if (evaluate(expr, answers) !== 'unknown') return []
  if ('element' in expr) return [expr.element]
  return [...new Set(parts(expr).flatMap((part) => openQuestions(part, answers)))]
}

/** The tests of an expression, in order. */
export function testsOf(expr: Expr): Test[] {
  return 'element' in expr ? [expr] : parts(expr).flatMap(testsOf)
}

/** All of these; what is left out always holds. */
export function and(...given: (Expr | undefined)[]): Expr | undefined {
  const all = distinct(given.flatMap((expr) => (expr === undefined ? [] : 'all' in expr ? expr.all : [expr])))
  return all.length > 1 ? { all } : all[0]
}

/** Any of these; what is left out always holds, and then so does the whole. */
export function or(...given: (Expr | undefined)[]): Expr | undefined {
  if (given.includes(undefined)) return undefined
  const any = distinct(given.flatMap((expr) => ('any' in expr! ? expr.any : [expr!])))
  return any.length === 1 ? any[0] : { any }
}

const parts = (expr: Exclude<Expr, Test>): readonly Expr[] => ('all' in expr ? expr.all : 'any' in expr ? expr.any : [expr.not])

function distinct(exprs: readonly Expr[]): Expr[] {
  const seen = new Map(exprs.map((expr) => [JSON.stringify(expr), expr]))
  return [...seen.values()]
}

function conjunction(exprs: readonly Expr[], answers: Answers): Truth {
  let truth: Truth = true
  for (const expr of exprs) {
    const one = evaluate(expr, answers)
    if (one === false) return false
    if (one === 'unknown') truth = 'unknown'
  }
  return truth
}

const negation = (truth: Truth): Truth => (truth === 'unknown' ? truth : !truth)

/** An answer of another type than the test's, as an old draft may hold, is no answer. */
function holds(test: Test, answer: Answer | undefined): Truth {
  if (answer === undefined || answer === '') return 'unknown'
  if ('has' in test) return Array.isArray(answer) ? (answer as readonly unknown[]).includes(test.has) : 'unknown'
  if (typeof answer === 'object') return 'unknown'
  if ('is' in test) return typeof answer === typeof test.is ? answer === test.is : 'unknown'
  if ('in' in test) return typeof answer === 'boolean' ? 'unknown' : test.in.includes(answer)
  const order = compared(answer, 'atLeast' in test ? test.atLeast : 'atMost' in test ? test.atMost : 'above' in test ? test.above : test.below)
  if (order === undefined) return 'unknown'
  return 'atLeast' in test ? order >= 0 : 'atMost' in test ? order <= 0 : 'above' in test ? order > 0 : order < 0
}

function compared(answer: string | number | boolean, bound: string | number): number | undefined {
  if (typeof answer === 'number' && typeof bound === 'number') return answer - bound
  if (typeof answer === 'string' && typeof bound === 'string') return answer < bound ? -1 : answer > bound ? 1 : 0
  return undefined
}
