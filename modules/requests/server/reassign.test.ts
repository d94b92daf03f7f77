import { expect, test } from 'vitest'
import { reassign } from './reassign.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('the new unit gets the case, not the days that are gone', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  const due = (await office.clock(id, 'conclude'))?.due_at
  await office.goTo('2026-03-05 09:00')
  await office.as(office.people.dispatcher).do(reassign, { caseId: id, lead: 'street-xgzl', why: '灯杆属街道' })
  expect(await office.kase(id)).toMatchObject({ state: 'dispatched', unit_id: 'street-xgzl', units: ['hotline', 'bureau-city', 'street-xgzl'] })
  expect(await office.clock(id, 'conclude')).toMatchObject({ unit_id: 'street-xgzl', due_at: due })
})

test('to the unit that has it already is no reassignment', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await expect(office.as(office.people.dispatcher).do(reassign, { caseId: id, lead: 'bureau-city', why: '再派' })).rejects.toMatchObject({ code: 'same_unit' })
})
