import { expect, test } from 'vitest'
import { answerSupervision } from './answer-supervision.ts'
import { liftSupervision } from './lift-supervision.ts'
import { supervise } from './supervise.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('济南29: an order with a demand and a day, answered by the unit, lifted by who gave it', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await office.as(office.people.supervisor).do(supervise, { caseId: id, demand: '三日内修复并报照片', days: 3 })
  expect(await office.clock(id, 'supervision')).toMatchObject({ unit_id: 'bureau-city', due_at: new Date('2026-03-09T18:00:00+08:00') })

  await office.as(office.people.cityLead).do(answerSupervision, { caseId: id, text: '已安排抢修' })
  expect(await office.kase(id)).toMatchObject({ facts: { supervision: { answered: true } } })
  await office.as(office.people.supervisor).do(liftSupervision, { caseId: id, why: '已修复' })
  expect((await office.kase(id)).facts).not.toHaveProperty('supervision')
})

test('there is nothing to answer where nobody ordered', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await expect(office.as(office.people.cityLead).do(answerSupervision, { caseId: id, text: '?' })).rejects.toMatchObject({ code: 'wrong_state' })
})
