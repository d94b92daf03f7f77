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

test('an order is not put in the place of one that is unanswered, whoever gave it', async () => {
  const { as, ask, goTo, people, dispatched } = await openRequestsOffice()
  const { id } = await dispatched()
  const order = () => as(people.supervisor).do(supervise, { caseId: id, demand: '请说明', days: 9 })
  await order()
  expect((await ask(people.supervisor, 'case', { id })).can).not.toContain('requests.supervise')
  await expect(order()).rejects.toMatchObject({ code: 'ordered_before' })
  await as(people.cityLead).do(answerSupervision, { caseId: id, text: '已安排' })
  await order()
  await as(people.supervisor).do(liftSupervision, { caseId: id, why: '另行处理' })
  // The system's own order, given when the limit had passed by a working day.
  await goTo('2026-03-09 18:01')
  await expect(order()).rejects.toMatchObject({ code: 'ordered_before' })
})
