import { expect, test } from 'vitest'
import { at, newCaseId } from '#kernel/testing/office.ts'
import { answer } from './answer.ts'
import { decline } from './decline.ts'
import { exclude } from './exclude.ts'
import { mergeInto } from './merge-into.ts'
import { rate } from './rate.ts'
import { signFor } from './sign-for.ts'
import { openRequestsOffice } from './testing/requests-office.ts'
import { withdraw } from './withdraw.ts'

test('我也遇到: whoever joins is answered with the same words, and called back on their own', async () => {
  const office = await openRequestsOffice()
  const first = await office.dispatched()
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.settle()
  expect(await office.kase(first.id)).toMatchObject({ facts: { joined: 1 } })

  const as = office.as(office.people.city)
  await as.do(signFor, { caseId: first.id })
  await as.do(answer, { caseId: first.id, handling: '更换灯头', answer: '您反映的路灯已于今日修复。', solved: true })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'answered', unit_id: 'bureau-city', facts: { answer: { solved: true } } })
  expect((await office.clock(second.id, 'callback'))?.done_at).toBeNull()
  const event = await office.db.selectFrom('kernel.event').select('sealed').where('case_id', '=', second.id).where('verb', '=', 'requests.answer_with').executeTakeFirstOrThrow()
  expect(event.sealed).toMatchObject({ says: { answer: '您反映的路灯已于今日修复。' } })
})

test('whoever joins a case that is just over goes their own way', async () => {
  const office = await openRequestsOffice()
  const first = await office.submitted()
  await office.as(office.people.resident).do(withdraw, { caseId: first.id })
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'submitted' })
})

test('a case that somebody may not be told of cannot be joined: it is as if there were none', async () => {
  const office = await openRequestsOffice()
  const hidden = await office.submitted({ section: 'enforcement', category: 'Z0101', text: '执法人员态度恶劣' })
  const accusing = await office.submitted({ accused: 'bureau-city' })
  const views: Awaited<ReturnType<typeof office.submitted>>[] = []
  for (const joins of [hidden.id, accusing.id, newCaseId()]) views.push(await office.submitted({ by: office.people.neighbour, joins }))
  expect(views.map(({ state, version, can }) => ({ state, version, can }))).toEqual(views.map(() => ({ state: 'submitted', version: 1, can: views[2]!.can })))
  await office.settle()
  for (const { id } of views) expect(await office.history(id)).toEqual(['requests.submit:  -> submitted'])
})

test('whoever joined a case that is declined goes their own way', async () => {
  const office = await openRequestsOffice()
  const first = await office.submitted()
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.settle()
  await office.as(office.people.dispatcher).do(decline, { caseId: first.id, branch: 'out_of_remit', reason: '属于市级道路' })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'submitted' })
  expect((await office.clock(second.id, 'dispatch'))?.done_at).toBeNull()
})

test('news of a join that comes after the answer is done with, not tried for ever', async () => {
  const office = await openRequestsOffice()
  const first = await office.signed()
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.db.updateTable('kernel.outbox').set({ next_at: at('2026-03-04 10:05') }).where('topic', '=', 'requests.joined').execute()
  await office.as(office.people.city).do(answer, { caseId: first.id, handling: '更换灯头', answer: '已修复。', solved: true })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'answered' })
  await office.goTo('2026-03-04 10:06')
  expect(await office.db.selectFrom('kernel.outbox').select(['topic', 'error']).where('topic', '=', 'requests.joined').execute()).toEqual([])
})

test('what was known of a request before it was joined is still known after the answer', async () => {
  const office = await openRequestsOffice()
  const first = await office.signed()
  const second = await office.dispatched({ by: office.people.neighbour })
  await office.as(office.people.city).do(signFor, { caseId: second.id })
  await office.goTo('2026-03-04 15:00')
  expect(await office.kase(second.id)).toMatchObject({ facts: { outcome: { responded: false } } })
  await office.as(office.people.supervisor).do(exclude, { caseId: second.id, ground: 'test', why: '演练' })
  await office.as(office.people.dispatcher).do(mergeInto, { caseId: second.id, into: first.id })
  await office.settle()
  await office.as(office.people.city).do(answer, { caseId: first.id, handling: '更换灯头', answer: '已修复。', solved: true })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'answered', facts: { answer: { by: office.people.city.id }, outcome: { responded: false, onTime: true, excluded: 'test' } } })
})

test('who leaves a case that is concluded is not counted with it any more', async () => {
  const office = await openRequestsOffice()
  const first = await office.signed()
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.settle()
  await office.as(office.people.city).do(answer, { caseId: first.id, handling: '更换灯头', answer: '已修复。', solved: true })
  await office.settle()
  await office.as(office.people.resident).do(rate, { caseId: first.id, solved: true, satisfaction: 'satisfied' })
  await office.as(office.people.neighbour).do(rate, { caseId: second.id, solved: false, satisfaction: 'dissatisfied' })
  await office.settle()
  expect((await office.kase(first.id)).facts).not.toHaveProperty('joined')
})
