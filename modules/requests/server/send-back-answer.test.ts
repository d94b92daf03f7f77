import { expect, test } from 'vitest'
import { answer } from './answer.ts'
import { sendBackAnswer } from './send-back-answer.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('sent back with a reason, the answer is written again, and its author is told', async () => {
  const { as, people, signed, kase, clock, notices } = await openRequestsOffice()
  const { id } = await signed()
  const given = { caseId: id, handling: '已报批', answer: '暂时修不了。', solved: false }
  await as(people.city).do(answer, { ...given, promise: { by: '2026-03-20', what: '装好' } })
  expect(await as(people.cityLead).do(sendBackAnswer, { caseId: id, why: '请写明原因' })).toMatchObject({ state: 'in_progress' })
  const { facts } = await kase(id)
  expect(facts).not.toHaveProperty('answer')
  expect(facts).not.toHaveProperty('promise')
  expect((await clock(id, 'approve'))?.done_at).not.toBeNull()
  expect((await clock(id, 'conclude'))?.done_at).toBeNull()
  expect(await notices(`staff:${people.city.id}`)).toMatchObject([{ template: 'requests.answer_sent_back' }])
  expect(await as(people.city).do(answer, given)).toMatchObject({ state: 'awaiting_approval' })
})

test('only the person in charge of the unit', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(answer, { caseId: id, handling: '已报批', answer: '暂时修不了。', solved: false })
  await expect(as(people.city).do(sendBackAnswer, { caseId: id, why: '再想想' })).rejects.toMatchObject({ code: 'not_yours' })
})
