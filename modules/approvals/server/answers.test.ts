import { expect, test } from 'vitest'
import { calendar2026 } from '#kernel/calendar/calendar.fixtures.ts'
import type { Answers } from '../rules/expr.ts'
import { checkedAnswers } from './answers.ts'
import { compile } from './plan/compile.ts'
import { libraryOf } from './plan/library.ts'
import { answers as given } from './testing/approvals-office.ts'
import { shinanApprovals } from './testing/shinan-approvals.ts'
import { matters, materials, registers, teaHouse, vocabulary } from './testing/small-approvals.ts'

test('whoever chooses none of several has answered the question', () => {
  const { oneThings, library, calendar } = shinanApprovals('2026-11-23')
  const { plan } = compile(oneThings.get('pharmacy')!, library, '2026-11-23', calendar)
  const given: Answers = { 'ent.exists': true, 'drug.chain': true, 'device.classes': [], 'food.kinds': [], 'sign.wanted': false, 'seal.wanted': false }
  // It is the form that is empty; nothing of the situation is open any more.
  expect(() => checkedAnswers(plan, given)).toThrow(/处需要修改/)
  expect(() => checkedAnswers(plan, { ...given, 'device.classes': undefined })).toThrow(/情形问题没有回答/)
})

test('none of several is an answer also on the form, where the matter does not insist on one', () => {
  const { oneThings, library, calendar } = shinanApprovals('2026-11-23')
  const { plan } = compile(oneThings.get('company-change')!, library, '2026-11-23', calendar)
  const renamed = oneThings.get('company-change')!.tests[0]!.given as Answers
  expect(renamed['change.stake']).toEqual([])
  const faults = (given: Answers) => {
    try {
      return checkedAnswers(plan, given)
    } catch (error) {
      return (error as { details: { at: string }[] }).details.map(({ at }) => at)
    }
  }
  expect(faults(renamed)).toContain('ent.credit_code')
  expect(faults(renamed)).not.toContain('change.stake')
})

test('what was shown only by an answer that is hidden itself falls away with it, as far as that goes', () => {
  const text = (key: string) => ({ key, name: key, en: key, group: 'shop', type: 'text' as const })
  const chained = [{ element: 'old.name', on: ['a'], when: { element: 'ent.exists', is: true } }, ...['one', 'two', 'three'].map((key, n, all) => ({ element: `old.${key}`, on: ['a'], when: { element: n ? `old.${all[n - 1]}` : 'old.name', is: '是' } }))]
  const library = libraryOf({
    vocabularies: [{ ...vocabulary, elements: [...vocabulary.elements, ...['old.name', 'old.one', 'old.two', 'old.three'].map(text)] }], materials: [materials], registers: [registers], units: [],
    matters: Object.values({ ...matters, registration: { ...matters['registration']!, asks: [...matters['registration']!.asks, ...chained] } }),
  })
  const { plan } = compile(teaHouse, library, '2026-03-04', calendar2026)
  const small = given['small']!
  expect(checkedAnswers(plan, { ...small, 'old.name': '是', 'old.one': '是', 'old.two': '是', 'old.three': '是' })).toEqual(small)
})
