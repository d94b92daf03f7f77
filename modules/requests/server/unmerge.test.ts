import { expect, test } from 'vitest'
import { answerAtOnce } from './answer-at-once.ts'
import { mergeInto } from './merge-into.ts'
import { openRequestsOffice } from './testing/requests-office.ts'
import { unmerge } from './unmerge.ts'

test('a merge can be undone: the request starts over with clocks of its own', async () => {
  const office = await openRequestsOffice()
  const first = await office.dispatched()
  const second = await office.submitted()
  const as = office.as(office.people.dispatcher)
  await as.do(mergeInto, { caseId: second.id, into: first.id })
  await office.goTo('2026-03-04 11:00')
  await as.do(unmerge, { caseId: second.id, why: '不是同一处' })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'submitted', unit_id: 'hotline' })
  expect((await office.kase(first.id)).facts).not.toHaveProperty('joined')
  expect((await office.clock(second.id, 'respond'))?.due_at).toEqual(new Date('2026-03-04T15:00:00+08:00'))
})

test('a case that went round has one first contact, not two', async () => {
  const office = await openRequestsOffice()
  const first = await office.dispatched()
  const second = await office.submitted({ by: office.people.neighbour })
  await office.goTo('2026-03-04 15:00')
  expect(await office.kase(second.id)).toMatchObject({ facts: { outcome: { responded: false } } })
  const as = office.as(office.people.dispatcher)
  await as.do(mergeInto, { caseId: second.id, into: first.id })
  await office.settle()
  await as.do(unmerge, { caseId: second.id, why: '不是同一处' })
  expect((await office.clock(second.id, 'respond'))?.done_at).not.toBeNull()
  await as.do(answerAtOnce, { caseId: second.id, answer: '请拨打 12348。' })
  expect(await office.kase(second.id)).toMatchObject({ facts: { outcome: { responded: false } } })
})
