import { expect, test } from 'vitest'
import { accept } from './accept.ts'
import { answers, openApprovalsOffice, people } from './testing/approvals-office.ts'

test('行政许可法 art. 26: once accepted, every department that waits for nobody can begin at once', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  expect(await office.branch(id, 'registration')).toMatchObject({ state: 'working', unit_id: 'bureau-city', open: ['registration.review'] })
  expect(await office.branch(id, 'food')).toMatchObject({ state: 'working', unit_id: 'bureau-env', open: ['food.review'] })
})

test('a branch is due when nobody waits longer for it than was promised', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()], photo: [await office.uploaded()] }, promises: ['lease'], later: [] } })
  // Accepted on Wednesday 4 March: food's review, the joint visit and its decision take 4 days, and the sign has all of them.
  expect((await office.clock(id, 'branch:food'))?.due_at).toEqual(new Date('2026-03-10T18:00:00+08:00'))
  expect((await office.clock(id, 'branch:sign'))?.due_at).toEqual(new Date('2026-03-10T18:00:00+08:00'))
})

test('only the unit of the pre-review accepts', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await expect(office.as(people.city).do(accept, { caseId: id })).rejects.toMatchObject({ code: 'not_yours' })
  expect(await office.as(people.window).do(accept, { caseId: id })).toMatchObject({ state: 'in_progress' })
})

test('the applicant learns the day by which all of it is decided', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  expect((await office.clock(id, 'whole'))?.due_at).toEqual(new Date('2026-03-12T18:00:00+08:00'))
  expect((await office.notices(`resident:${people.owner.id}`)).map((n) => n.template)).toEqual(['approvals.received', 'approvals.accepted'])
})

test('绿色通道: the window may add what no rule takes first', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  expect((await office.facts(id)).green).toBeUndefined()
  await office.as(people.window).do(accept, { caseId: id, green: true })
  expect((await office.facts(id)).green).toBe(true)
})
