import { expect, test } from 'vitest'
import type { Answers } from '../rules/expr.ts'
import { checkedAnswers } from './answers.ts'
import { compile } from './plan/compile.ts'
import { shinanApprovals } from './testing/shinan-approvals.ts'

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
