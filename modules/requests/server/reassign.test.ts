import { expect, test } from 'vitest'
import { reassign } from './reassign.ts'
import { supervise } from './supervise.ts'
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

test('an order of supervision goes with the case', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await office.as(office.people.supervisor).do(supervise, { caseId: id, demand: '说明进度', days: 1 })
  await office.as(office.people.dispatcher).do(reassign, { caseId: id, lead: 'street-xgzl', why: '代管' })
  expect(await office.clock(id, 'supervision')).toMatchObject({ unit_id: 'street-xgzl', done_at: null })
})
