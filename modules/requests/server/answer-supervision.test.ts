import { expect, test } from 'vitest'
import { answerSupervision } from './answer-supervision.ts'
import { supervise } from './supervise.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('only the unit under the order answers it, and once', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await office.as(office.people.supervisor).do(supervise, { caseId: id, demand: '说明进度', days: 1 })
  await expect(office.as(office.people.street).do(answerSupervision, { caseId: id, text: '好的' })).rejects.toMatchObject({ code: 'not_found' })
  await office.as(office.people.city).do(answerSupervision, { caseId: id, text: '已派工' })
  await expect(office.as(office.people.city).do(answerSupervision, { caseId: id, text: '再答' })).rejects.toMatchObject({ code: 'wrong_state' })
})
