import { expect, test } from 'vitest'
import { compile } from '../server/plan/compile.ts'
import { shinanApprovals } from '../server/testing/shinan-approvals.ts'
import { questionPath } from './question-path.ts'

test('none of several is an answer, and leads on to the next question', () => {
  const { oneThings, library, calendar } = shinanApprovals('2026-11-23')
  const { plan } = compile(oneThings.get('pharmacy')!, library, '2026-11-23', calendar)
  const asked = (answers: Parameters<typeof questionPath>[1]) => questionPath(plan, answers).questions.map((q) => q.element.key).at(-1)
  expect(asked({ 'ent.exists': true })).toBe('device.classes')
  expect(asked({ 'ent.exists': true, 'device.classes': [] })).not.toBe('device.classes')
})
