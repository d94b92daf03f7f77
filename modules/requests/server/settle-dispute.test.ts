import { expect, test } from 'vitest'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { disputeRating } from './dispute-rating.ts'
import { recordCallBack } from './record-call-back.ts'
import { settleDispute } from './settle-dispute.ts'
import { answer } from './answer.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const disputed = async (mine: { contacted?: boolean; solved: boolean; satisfaction: 'satisfied' | 'fair' | 'dissatisfied' }) => {
  const office = await openRequestsOffice()
  const { id } = await office.answered()
  await office.as(office.people.callback).do(recordCallBack, { caseId: id, reached: true, contacted: true, solved: true, satisfaction: 'satisfied' })
  await office.as(office.people.resident).do(disputeRating, { caseId: id, why: '不是我说的', ...mine })
  return { ...office, id }
}

test('upheld and solved: the resident\'s word takes the place of the call-back\'s, in the rates too', async () => {
  const { as, people, id, kase, clock, notices, history } = await disputed({ contacted: false, solved: true, satisfaction: 'dissatisfied' })
  const closed = (await kase(id)).closed_at
  await as(people.supervisor).do(settleDispute, { caseId: id, upheld: true, reason: '录音与登记不符' })
  const { facts, ...row } = await kase(id)
  expect(row).toMatchObject({ state: 'concluded', closed_at: closed })
  expect(facts).toMatchObject({ rating: { by: 'resident', solved: true, satisfaction: 'dissatisfied', seq: 6 }, settled: { seq: 7, upheld: true }, outcome: { contacted: false, solved: true, satisfaction: 'dissatisfied' } })
  expect(facts).not.toHaveProperty('dispute')
  expect((await clock(id, 'dispute'))?.done_at).not.toBeNull()
  expect(await notices('resident:' + people.resident.id)).toContainEqual(expect.objectContaining({ template: 'requests.dispute_settled', params: expect.objectContaining({ upheld: true }) }))
  expect(await history(id)).toContain('requests.record_call_back: answered -> concluded')
})

test('an "unreachable" that was not true gives way to what the resident says', async () => {
  const { as, people, answered, kase, goTo } = await openRequestsOffice()
  const { id } = await answered()
  for (const at of ['2026-03-05 10:00', '2026-03-05 15:00', '2026-03-06 10:00']) {
    await goTo(at)
    await as(people.callback).do(recordCallBack, { caseId: id, reached: false })
  }
  await as(people.resident).do(disputeRating, { caseId: id, why: '没有未接来电', solved: true, satisfaction: 'fair' })
  await as(people.supervisor).do(settleDispute, { caseId: id, upheld: true, reason: '无外呼记录' })
  expect((await kase(id)).facts['outcome']).toEqual({ responded: true, respondUnit: 'bureau-city', onTime: true, solved: true, satisfaction: 'fair' })
})

test('upheld and unsolved: back to work', async () => {
  const { as, people, id, kase, db } = await disputed({ solved: false, satisfaction: 'dissatisfied' })
  expect(await as(people.supervisor).do(settleDispute, { caseId: id, upheld: true, reason: '录音与登记不符' })).toMatchObject({ state: 'in_progress' })
  expect(await kase(id)).toMatchObject({ closed_at: null, facts: { reopened: 1, outcome: { solved: false, satisfaction: 'dissatisfied' } } })
  expect((await verifyLedger(db, new Map())).faults).toEqual([])
})

test('not upheld: what was recorded stands, and is not disputed a second time', async () => {
  const { as, people, id, kase } = await disputed({ solved: false, satisfaction: 'dissatisfied' })
  await as(people.supervisor).do(settleDispute, { caseId: id, upheld: false, reason: '录音与登记一致' })
  const { facts } = await kase(id)
  expect(facts).toMatchObject({ rating: { by: 'callback', solved: true }, settled: { upheld: false }, outcome: { solved: true, satisfaction: 'satisfied' } })
  await expect(as(people.resident).do(disputeRating, { caseId: id, why: '再提', solved: false, satisfaction: 'dissatisfied' })).rejects.toMatchObject({ code: 'wrong_state' })
})

test('not by reception, whose call it was, nor by the unit', async () => {
  const { as, people, id } = await disputed({ solved: false, satisfaction: 'dissatisfied' })
  for (const person of [people.callback, people.dispatcher, people.cityLead]) {
    await expect(as(person).do(settleDispute, { caseId: id, upheld: false, reason: '无误' })).rejects.toMatchObject({ code: 'not_yours' })
  }
})

test('not by whoever recorded what is disputed, nor by who answered, whatever else they are', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  const both = { ...people.callback, id: '00000000-0000-7000-9000-0000000000ab', roles: ['callback', 'supervisor'] as const }
  const handler = { ...people.city, roles: ['handler', 'supervisor'] as const }
  await as(handler).do(answer, { caseId: id, handling: '更换', answer: '已修好。', solved: true })
  await as(both).do(recordCallBack, { caseId: id, reached: true, contacted: true, solved: true, satisfaction: 'satisfied' })
  await as(people.resident).do(disputeRating, { caseId: id, why: '不是我说的', solved: false, satisfaction: 'dissatisfied' })
  for (const person of [both, handler]) await expect(as(person).do(settleDispute, { caseId: id, upheld: false, reason: '无误' })).rejects.toMatchObject({ code: 'not_yours' })
  expect(await as(people.supervisor).do(settleDispute, { caseId: id, upheld: false, reason: '录音一致' })).toMatchObject({ state: 'concluded' })
})
