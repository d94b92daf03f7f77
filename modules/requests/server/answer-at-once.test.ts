import { expect, test } from 'vitest'
import { answerAtOnce } from './answer-at-once.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('what can be said at once is said at once: answered, in time, and still called back', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted({ category: 'M0301', text: '请问物业费多少钱一平？' })
  await office.as(office.people.agent).do(answerAtOnce, { caseId: id, answer: '按合同约定，您小区为每平方米 1.8 元。' })
  expect(await office.kase(id)).toMatchObject({ state: 'answered', facts: { answer: { solved: true }, outcome: { responded: true } } })
  expect((await office.clock(id, 'callback'))?.done_at).toBeNull()
})

test('an answer that needs a second person is not given at once', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted({ category: 'M0201' })
  await expect(office.as(office.people.dispatcher).do(answerAtOnce, { caseId: id, answer: '不归我们管' })).rejects.toMatchObject({ code: 'needs_second' })
})
