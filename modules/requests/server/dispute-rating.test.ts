import { expect, test } from 'vitest'
import { disputeRating } from './dispute-rating.ts'
import { rate } from './rate.ts'
import { recordCallBack } from './record-call-back.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const mine = { why: '没有人给我打过电话', contacted: false, solved: false, satisfaction: 'dissatisfied' } as const

const calledBack = async () => {
  const office = await openRequestsOffice()
  const { id } = await office.answered()
  await office.as(office.people.callback).do(recordCallBack, { caseId: id, reached: true, contacted: true, solved: true, satisfaction: 'satisfied' })
  return { ...office, id }
}

test('a rating that somebody else wrote down can be disputed, once; it stands until it is decided', async () => {
  const { as, ask, people, id, kase, clock, notices } = await calledBack()
  const view = await as(people.resident).do(disputeRating, { caseId: id, ...mine })
  expect(view).toMatchObject({ state: 'concluded' })
  expect(view.can).not.toContain('requests.dispute_rating')
  expect(await kase(id)).toMatchObject({ facts: { dispute: { seq: 6, contacted: false, solved: false, satisfaction: 'dissatisfied' }, rating: { by: 'callback', solved: true }, outcome: { solved: true } } })
  expect((await clock(id, 'dispute'))?.due_at).toEqual(new Date('2026-03-06T18:00:00+08:00'))
  expect(await notices('role:supervisor')).toMatchObject([{ template: 'requests.disputed' }])
  expect((await ask(people.supervisor, 'counts', {})).lists).toMatchObject({ disputes: { open: 1 }, mine: { open: 1 }, all: { open: 0 } })
  await expect(as(people.resident).do(disputeRating, { caseId: id, ...mine })).rejects.toMatchObject({ code: 'wrong_state' })
})

test('so can an "unreachable"', async () => {
  const { as, people, answered, goTo } = await openRequestsOffice()
  const { id } = await answered()
  for (const at of ['2026-03-05 10:00', '2026-03-05 15:00', '2026-03-06 10:00']) {
    await goTo(at)
    await as(people.callback).do(recordCallBack, { caseId: id, reached: false })
  }
  await as(people.resident).do(disputeRating, { caseId: id, ...mine })
})

test('one\'s own rating cannot', async () => {
  const { as, people, answered } = await openRequestsOffice()
  const { id } = await answered()
  await as(people.resident).do(rate, { caseId: id, solved: true, satisfaction: 'satisfied' })
  await expect(as(people.resident).do(disputeRating, { caseId: id, ...mine })).rejects.toMatchObject({ code: 'wrong_state' })
})

test('not for ever, and nobody else', async () => {
  const { as, people, id, goTo } = await calledBack()
  await expect(as(people.cityLead).do(disputeRating, { caseId: id, ...mine })).rejects.toMatchObject({ code: 'not_yours' })
  await goTo('2026-03-18 18:01')
  await expect(as(people.resident).do(disputeRating, { caseId: id, ...mine })).rejects.toMatchObject({ code: 'too_late' })
})
