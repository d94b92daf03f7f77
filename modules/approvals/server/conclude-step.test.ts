import { expect, test } from 'vitest'
import { concludeStep } from './conclude-step.ts'
import { answers, openApprovalsOffice, people } from './testing/approvals-office.ts'
import { matters, teaHouse } from './testing/small-approvals.ts'

const large = async (office: Awaited<ReturnType<typeof openApprovalsOffice>>) => ({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()], photo: [await office.uploaded()] }, promises: ['lease'], later: [] } })
const pass = { outcome: 'pass' as const, opinion: '符合要求。' }

test('a step opens when all that it waits for is over, and not before', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted(await large(office))
  await expect(office.as(people.food).do(concludeStep, { caseId: id, matter: 'food', step: 'joint:site', ...pass })).rejects.toMatchObject({ code: 'step_not_open' })
  await office.as(people.food).do(concludeStep, { caseId: id, matter: 'food', step: 'food.review', ...pass })
  expect((await office.branch(id, 'food'))?.open).toEqual(['joint:site'])
})

test('联合踏勘: each department says its word, and the visit is over with the last of them', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted(await large(office))
  await office.as(people.food).do(concludeStep, { caseId: id, matter: 'food', step: 'food.review', ...pass })
  await office.as(people.food).do(concludeStep, { caseId: id, matter: 'food', step: 'joint:site', ...pass })
  expect((await office.branch(id, 'food'))?.open).toEqual(['joint:site'])
  await office.as(people.fire).do(concludeStep, { caseId: id, matter: 'fire', step: 'joint:site', ...pass })
  expect((await office.branch(id, 'fire'))?.open).toEqual(['fire.decide'])
})

test('what must be put right first stays open, and what was found is kept', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await office.as(people.food).do(concludeStep, { caseId: id, matter: 'food', step: 'food.review', outcome: 'put_right', opinion: '请补写面积。' })
  expect((await office.branch(id, 'food'))?.open).toEqual(['food.review'])
})

test('a department has no word in the steps of another', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await expect(office.as(people.city).do(concludeStep, { caseId: id, matter: 'food', step: 'food.review', ...pass })).rejects.toMatchObject({ code: 'not_yours' })
})

test('the department of a matter says its own word, and not that of another whose step it is', async () => {
  const asked = { ...matters['food']!, steps: [{ id: 'ask', name: '征求消防意见', en: 'Ask', kind: 'consult' as const, unit: 'bureau-housing', days: 1, reads: ['person.*', 'shop.*'] }, { id: 'decide', name: '许可决定', en: 'Decision', kind: 'decision' as const, days: 1, after: ['ask'] }] }
  const office = await openApprovalsOffice('2026-03-04 10:00', { 'matter:food': asked, 'one_thing:tea-house': { ...teaHouse, tests: teaHouse.tests.map(({ expect: { matters: expected }, ...rest }) => ({ ...rest, expect: { matters: expected } })) } })
  const { id } = await office.accepted()
  await expect(office.as(people.food).do(concludeStep, { caseId: id, matter: 'food', step: 'food.ask', ...pass })).rejects.toMatchObject({ code: 'not_yours' })
  expect((await office.facts(id)).done).toEqual({})
  await office.as(people.fire).do(concludeStep, { caseId: id, matter: 'food', step: 'food.ask', ...pass })
  expect((await office.facts(id)).done['food.ask']?.units).toEqual(['bureau-housing'])
})
