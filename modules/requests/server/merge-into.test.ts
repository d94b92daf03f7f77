import { expect, test } from 'vitest'
import { answerSupervision } from './answer-supervision.ts'
import { mergeInto } from './merge-into.ts'
import { recuse } from './recuse.ts'
import { requestExtension } from './request-extension.ts'
import { supervise } from './supervise.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('many say the same: one case is handled, the others wait with it and count', async () => {
  const office = await openRequestsOffice()
  const first = await office.dispatched()
  const second = await office.submitted({ by: office.people.neighbour, text: '路灯又不亮了' })
  await office.as(office.people.dispatcher).do(mergeInto, { caseId: second.id, into: first.id })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'merged', due_at: null, facts: { into: first.id } })
  expect(await office.kase(first.id)).toMatchObject({ facts: { joined: 1 } })
})

test('not into itself, not into what is over, not what others have joined', async () => {
  const office = await openRequestsOffice()
  const first = await office.dispatched()
  const second = await office.submitted()
  const as = office.as(office.people.dispatcher)
  await expect(as.do(mergeInto, { caseId: first.id, into: first.id })).rejects.toMatchObject({ code: 'same_case' })
  await as.do(mergeInto, { caseId: second.id, into: first.id })
  await office.settle()
  const third = await office.submitted()
  await expect(as.do(mergeInto, { caseId: first.id, into: third.id })).rejects.toMatchObject({ code: 'has_joined' })
  await expect(as.do(mergeInto, { caseId: third.id, into: second.id })).rejects.toMatchObject({ code: 'wrong_state' })
})

test('not into a case from which the dispatcher is recused: it is as if there were none', async () => {
  const office = await openRequestsOffice()
  const { dispatcher, supervisor } = office.people
  const [hidden, second] = [await office.submitted(), await office.submitted({ by: office.people.neighbour })]
  await office.as(supervisor).do(recuse, { caseId: hidden.id, who: [`staff:${dispatcher.id}`], why: '利害关系' })
  await expect(office.as(dispatcher).do(mergeInto, { caseId: second.id, into: hidden.id })).rejects.toMatchObject({ code: 'not_found', status: 404 })
  expect(await office.kase(second.id)).toMatchObject({ state: 'submitted' })
})

test('an order of supervision is not ended by a merge, and a request for more time does not outlive one', async () => {
  const office = await openRequestsOffice()
  const first = await office.signed()
  const second = await office.signed({ by: office.people.neighbour })
  await office.as(office.people.city).do(requestExtension, { caseId: second.id, days: 2, reason: '等灯杆', plan: '到货即装' })
  await office.as(office.people.supervisor).do(supervise, { caseId: second.id, demand: '说明进度', days: 1 })
  const merge = () => office.as(office.people.dispatcher).do(mergeInto, { caseId: second.id, into: first.id })
  await expect(merge()).rejects.toMatchObject({ code: 'supervised' })
  await office.as(office.people.city).do(answerSupervision, { caseId: second.id, text: '明日完成' })
  expect(await merge()).toMatchObject({ state: 'merged' })
  expect((await office.kase(second.id)).facts).not.toHaveProperty('extension')
})
