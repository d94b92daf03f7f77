import { expect, test } from 'vitest'
import { answerAtOnce } from './answer-at-once.ts'
import { decline } from './decline.ts'
import { rate } from './rate.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('not accepted: one of six branches, a reason, the clocks end, and the rates leave it out', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted()
  await office.as(office.people.dispatcher).do(decline, { caseId: id, branch: 'statutory_channel', reason: '该纠纷法院已受理，请向承办法官反映' })
  expect(await office.kase(id)).toMatchObject({ state: 'declined', due_at: null, facts: { outcome: { excluded: 'declined' } } })
  expect((await office.clock(id, 'respond'))?.done_at).not.toBeNull()
})

test('a seventh branch does not exist, and a reason is due', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted()
  const as = office.as(office.people.dispatcher)
  await expect(as.do(decline, { caseId: id, branch: 'busy' as never, reason: '忙' })).rejects.toMatchObject({ code: 'bad_input' })
  await expect(as.do(decline, { caseId: id, branch: 'unlawful', reason: ' ' })).rejects.toMatchObject({ code: 'bad_input' })
})

test('a repeat names an earlier request of the same person', async () => {
  const office = await openRequestsOffice()
  const others = await office.submitted({ by: office.people.neighbour })
  const own = await office.submitted()
  const { id } = await office.submitted()
  const as = office.as(office.people.dispatcher)
  await expect(as.do(decline, { caseId: id, branch: 'repeat', reason: '已在办', priorCase: others.number })).rejects.toMatchObject({ status: 400 })
  await as.do(decline, { caseId: id, branch: 'repeat', reason: '已在办', priorCase: own.number })
  expect((await office.kase(id)).state).toBe('declined')
})

test('what was accepted and not solved is not declined afterwards, out of the rates', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted({ category: 'M0301' })
  await office.as(office.people.agent).do(answerAtOnce, { caseId: id, answer: '请按合同办理。' })
  await office.as(office.people.resident).do(rate, { caseId: id, solved: false, satisfaction: 'dissatisfied' })
  await expect(office.as(office.people.dispatcher).do(decline, { caseId: id, branch: 'repeat', reason: '已答复' })).rejects.toMatchObject({ code: 'accepted_before' })
})
