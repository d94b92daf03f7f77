import { expect, test } from 'vitest'
import { adjudicate } from './adjudicate.ts'
import { finishAssist } from './finish-assist.ts'
import { reassign } from './reassign.ts'
import { recuse } from './recuse.ts'
import { supervise } from './supervise.ts'
import { answer } from './answer.ts'
import { returnDispatch } from './return-dispatch.ts'
import { signFor } from './sign-for.ts'
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

test('lateness stays with the unit in whose hands the time ran out', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await office.goTo('2026-03-06 18:01')
  await office.as(office.people.dispatcher).do(reassign, { caseId: id, lead: 'street-xgzl', why: '灯杆属街道' })
  await office.as(office.people.street).do(signFor, { caseId: id })
  await office.goTo('2026-03-12 18:01')
  await office.as(office.people.street).do(answer, { caseId: id, handling: '更换', answer: '已修好。', solved: true })
  expect(await office.kase(id)).toMatchObject({ unit_id: 'street-xgzl', facts: { outcome: { responded: false, respondUnit: 'bureau-city', onTime: false, lateUnit: 'bureau-city' } } })
})

test('also when the case leaves before its clocks could ring', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await office.db.updateTable('kernel.clock').set({ next_at: null }).where('case_id', '=', id).execute()
  await office.goTo('2026-03-06 18:01')
  expect((await office.kase(id)).facts).not.toHaveProperty('outcome')
  await office.as(office.people.dispatcher).do(reassign, { caseId: id, lead: 'street-xgzl', why: '灯杆属街道' })
  await office.settle()
  expect(await office.kase(id)).toMatchObject({ facts: { outcome: { responded: false, respondUnit: 'bureau-city', onTime: false, lateUnit: 'bureau-city' } } })
})

test('what the new unit does in time is the new unit’s', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await office.as(office.people.dispatcher).do(reassign, { caseId: id, lead: 'street-xgzl', why: '灯杆属街道' })
  await office.as(office.people.street).do(signFor, { caseId: id })
  await office.as(office.people.street).do(answer, { caseId: id, handling: '更换', answer: '已修好。', solved: true })
  expect(await office.kase(id)).toMatchObject({ facts: { outcome: { responded: true, respondUnit: 'street-xgzl', onTime: true } } })
})

test('a unit that a decision designated may not return the case when it comes back to it', async () => {
  const { as, people, dispatched } = await openRequestsOffice()
  const { id } = await dispatched()
  await as(people.city).do(returnDispatch, { caseId: id, reason: '不归我局' })
  await as(people.dispatcher).do(adjudicate, { caseId: id, upheld: false, reason: '职责明确' })
  const away = await as(people.dispatcher).do(reassign, { caseId: id, lead: 'street-xgzl', why: '先由街道看' })
  expect(away.state).toBe('dispatched')
  await as(people.dispatcher).do(reassign, { caseId: id, lead: 'bureau-city', why: '仍归城管' })
  await expect(as(people.city).do(returnDispatch, { caseId: id, reason: '不归我局' })).rejects.toMatchObject({ code: 'locked' })
})

test('a unit that did its part and must stand aside since does not come along', async () => {
  const { as, people, signed, kase } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await as(people.street).do(finishAssist, { caseId: id, result: '已到场' })
  await as(people.dispatcher).do(recuse, { caseId: id, who: ['unit:street-xgzl'], why: '利害关系' })
  expect((await kase(id)).facts).toMatchObject({ assist: [{ unit: 'street-xgzl', done: true }] })
  await as(people.dispatcher).do(reassign, { caseId: id, lead: 'bureau-city', why: '属城管' })
  expect(await kase(id)).toMatchObject({ unit_id: 'bureau-city' })
  expect((await kase(id)).facts).not.toHaveProperty('assist')
})
