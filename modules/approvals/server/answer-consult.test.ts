import { expect, test } from 'vitest'
import { staffOf } from '#kernel/testing/office.ts'
import { answerConsult } from './answer-consult.ts'
import { consult } from './consult.ts'
import { decide } from './decide.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

const street = staffOf('street-zsl', 'handler')

test('the opinion stands in the history, its clock is over, and the decision goes on', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await office.as(people.city).do(consult, { caseId: id, matter: 'registration', unit: 'street-zsl', question: '是否同意？', days: 3, waits: true })
  await office.as(street).do(answerConsult, { caseId: id, matter: 'registration', opinion: '同意。' })
  const event = await office.db.selectFrom('kernel.event').select('sealed').where('case_id', '=', id).where('verb', '=', 'approvals.answer_consult').executeTakeFirstOrThrow()
  expect(event.sealed).toMatchObject({ says: { opinion: '同意。' } })
  expect((await office.clock(id, 'consult:registration'))?.done_at).not.toBeNull()
  expect((await office.notices('unit:bureau-city:handler')).map((n) => n.template)).toContain('approvals.consult_answered')
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true })
  expect((await office.facts(id)).branches['registration']?.state).toBe('granted')
})

test('only the unit that was asked answers, and once', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await office.as(people.city).do(consult, { caseId: id, matter: 'registration', unit: 'street-zsl', question: '是否同意？', days: 3 })
  const answer = (by: typeof street) => office.as(by).do(answerConsult, { caseId: id, matter: 'registration', opinion: '同意。' })
  await expect(answer(people.food)).rejects.toMatchObject({ code: 'not_asked' })
  await answer(street)
  await expect(answer(street)).rejects.toMatchObject({ code: 'nothing_open' })
})
