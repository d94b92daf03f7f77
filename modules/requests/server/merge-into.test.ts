import { expect, test } from 'vitest'
import { mergeInto } from './merge-into.ts'
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
