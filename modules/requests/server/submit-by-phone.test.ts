import { expect, test } from 'vitest'
import { openRequestsOffice } from './testing/requests-office.ts'
import { submitByPhone } from './submit-by-phone.ts'

test('what a caller says is the caller’s own request, known by the number they call from', async () => {
  const office = await openRequestsOffice()
  const as = office.as(office.people.agent)
  const first = await as.open(submitByPhone, { section: 'livelihood', text: '家门口井盖没了', callerPhone: '199 0000 7777', callerName: '赵大爷' })
  const second = await as.open(submitByPhone, { section: 'livelihood', text: '还是井盖', callerPhone: '19900007777' })
  const [a, b] = [await office.kase(first.id), await office.kase(second.id)]
  expect(a.applicant_id).toBe(b.applicant_id)
  expect(a).toMatchObject({ facts: { channel: 'hotline' } })
})

test('a caller who means the same joins the case at once, and waits for its answer', async () => {
  const office = await openRequestsOffice()
  const first = await office.dispatched()
  const second = await office.as(office.people.agent).open(submitByPhone, { section: 'livelihood', text: '我也看到路灯坏了', callerPhone: '19900007778', joins: first.id })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'merged', facts: { into: first.id } })
  expect(await office.kase(first.id)).toMatchObject({ facts: { joined: 1 } })
})

test('a resident cannot enter requests in the name of others', async () => {
  const office = await openRequestsOffice()
  await expect(office.as(office.people.resident).open(submitByPhone, { section: 'livelihood', text: '冒名', callerPhone: '19900000001' })).rejects.toMatchObject({ code: 'not_yours' })
})
