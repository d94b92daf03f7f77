import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Element } from './element.ts'
import { and, type Answers, evaluate, type Expr, openQuestions, or, testsOf } from './expr.ts'
import { because, inWords, testAsDecided } from './in-words.ts'
import { valuesThatMatter, witness } from './satisfiable.ts'
import { faultsIn } from './typed.ts'

const area: Element = { key: 'shop.area', name: '经营面积', en: 'Area', group: 'shop', type: 'number', unit: '平方米', least: 1, most: 9999 }
const sells: Element = { key: 'shop.sells', name: '经营项目', en: 'Sells', group: 'shop', type: 'many', options: ['tea', 'cold', 'raw'].map((value) => ({ value, name: value, en: value })) }
const kind: Element = { key: 'shop.kind', name: '类型', en: 'Kind', group: 'shop', type: 'choice', options: ['a', 'b', 'c'].map((value) => ({ value, name: value.toUpperCase(), en: value })) }
const fire: Element = { key: 'shop.fire', name: '使用明火', en: 'Open fire', group: 'shop', type: 'yes_no' }
const opens: Element = { key: 'shop.opens', name: '开业日期', en: 'Opens on', group: 'shop', type: 'date' }
const elements = new Map([area, sells, kind, fire, opens].map((e) => [e.key, e]))

const anyTest: fc.Arbitrary<Expr> = fc.oneof(
  fc.tuple(fc.constantFrom('atLeast', 'atMost', 'above', 'below'), fc.integer({ min: 1, max: 9 })).map(([how, n]) => ({ element: 'shop.area', [how]: n }) as Expr),
  fc.constantFrom('tea', 'cold', 'raw').map((has) => ({ element: 'shop.sells', has })),
  fc.constantFrom('a', 'b', 'c').map((is) => ({ element: 'shop.kind', is })),
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((values) => ({ element: 'shop.kind', in: values })),
  fc.boolean().map((is) => ({ element: 'shop.fire', is })),
  fc.constantFrom('2026-03-01', '2026-06-30').map((atLeast) => ({ element: 'shop.opens', atLeast })),
)
const { expr: anyExpr } = fc.letrec<{ expr: Expr }>((tie) => ({
  expr: fc.oneof({ depthSize: 'small', withCrossShrink: true }, anyTest, fc.array(tie('expr'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })), fc.array(tie('expr'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })), tie('expr').map((not) => ({ not }))),
}))
const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  'shop.area': fc.integer({ min: 1, max: 10 }), 'shop.sells': fc.subarray(['tea', 'cold', 'raw']), 'shop.kind': fc.constantFrom('a', 'b', 'c'), 'shop.fire': fc.boolean(), 'shop.opens': fc.constantFrom('2026-02-28', '2026-03-01', '2026-12-01'),
}, { requiredKeys: [] })

test('what is decided stays decided, whatever else is answered', () => {
  fc.assert(fc.property(anyExpr, anyAnswers, anyAnswers, (expr, some, more) => {
    const before = evaluate(expr, some)
    if (before !== 'unknown') expect(evaluate(expr, { ...more, ...some })).toBe(before)
  }))
})

test('it is unknown exactly as long as there is something to ask, and never asks what is answered', () => {
  fc.assert(fc.property(anyExpr, anyAnswers, (expr, answers) => {
    const open = openQuestions(expr, answers)
    expect(open.length > 0).toBe(evaluate(expr, answers) === 'unknown')
    for (const element of open) expect(answers[element]).toBeUndefined()
  }))
})

test('with everything answered it is true or false', () => {
  fc.assert(fc.property(anyExpr, anyAnswers, (expr, answers) => {
    const all = { 'shop.area': 5, 'shop.sells': [], 'shop.kind': 'a', 'shop.fire': false, 'shop.opens': '2026-03-01', ...answers }
    expect(typeof evaluate(expr, all)).toBe('boolean')
  }))
})

test('a witness makes it true; where there is none, no answers do', () => {
  fc.assert(fc.property(anyExpr, (expr) => {
    const found = witness(expr, elements)
    if (found) {
      expect(evaluate(expr, found)).toBe(true)
      return
    }
    const keys = [...new Set(testsOf(expr).map((t) => t.element))]
    const every = keys.reduce<Answers[]>((sets, key) => sets.flatMap((set) => valuesThatMatter(expr, key, elements.get(key)).map((value) => ({ ...set, [key]: value }))), [{}])
    expect(every.some((answers) => evaluate(expr, answers) === true)).toBe(false)
  }), { numRuns: 300 })
})

test('why it came out so is enough by itself: the named tests alone decide it the same way', () => {
  fc.assert(fc.property(anyExpr, anyAnswers, (expr, answers) => {
    const truth = evaluate(expr, answers)
    const reasons = because(expr, answers)
    if (truth === 'unknown') {
      expect(reasons).toEqual([])
      return
    }
    const named = new Set(reasons.map((r) => r.test.element))
    expect(evaluate(expr, Object.fromEntries(Object.entries(answers).filter(([key]) => named.has(key))))).toBe(truth)
  }))
})

test('"and" and "or" with something left out, which always holds', () => {
  const rule: Expr = { element: 'shop.fire', is: true }
  expect(and(undefined, rule)).toEqual(rule)
  expect(and(undefined, undefined)).toBeUndefined()
  expect(or(rule, undefined)).toBeUndefined()
  expect(or(rule, rule)).toEqual(rule)
})

test('an answer of another type, as an old draft may hold, is no answer', () => {
  expect(evaluate({ element: 'shop.area', atLeast: 5 }, { 'shop.area': '80' })).toBe('unknown')
  expect(evaluate({ element: 'shop.kind', is: 'a' }, { 'shop.kind': ['a'] })).toBe('unknown')
})

test('a rule is said as a person says it, and a reason with its side', () => {
  const rule: Expr = { all: [{ element: 'shop.area', atLeast: 300 }, { any: [{ element: 'shop.fire', is: true }, { element: 'shop.sells', has: 'cold' }] }] }
  expect(inWords(rule, elements, 'zh')).toBe('经营面积达到 300 平方米，并且（使用明火：是，或者经营项目包括cold）')
  expect(inWords(rule, elements, 'en')).toBe('Area is at least 300 m² and （Open fire: yes or Sells includes cold）')
  expect(because(rule, { 'shop.area': 80 }).map((r) => testAsDecided(r, elements, 'zh'))).toEqual(['经营面积不足 300 平方米'])
})

test('a test that its element cannot answer is named', () => {
  expect(faultsIn({ element: 'shop.aera', atLeast: 3 }, elements)).toEqual(['没有名为 shop.aera 的数据元'])
  expect(faultsIn({ element: 'shop.area', has: 'x' }, elements)[0]).toMatch(/不是多选/)
  expect(faultsIn({ element: 'shop.kind', is: 'z' }, elements)[0]).toMatch(/没有选项 z/)
  expect(faultsIn({ element: 'shop.fire', is: 'yes' }, elements)[0]).toMatch(/应与是或否比较/)
  expect(faultsIn({ element: 'shop.opens', atLeast: 5 }, elements)[0]).toMatch(/日期/)
  expect(faultsIn({ element: 'shop.kind', atLeast: 'a' }, elements)[0]).toMatch(/不能比较大小/)
})
