import { expect, test } from 'vitest'
import { liftSupervision } from './lift-supervision.ts'
import { supervise } from './supervise.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('a unit cannot lift the order it is under', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await office.as(office.people.supervisor).do(supervise, { caseId: id, demand: '说明进度', days: 1 })
  await expect(office.as(office.people.cityLead).do(liftSupervision, { caseId: id, why: '不需要' })).rejects.toMatchObject({ code: 'not_yours' })
  await office.as(office.people.supervisor).do(liftSupervision, { caseId: id, why: '已完成' })
  expect((await office.clock(id, 'supervision'))?.done_at).not.toBeNull()
})
