import { expect, test } from 'vitest'
import { concludeStep } from './conclude-step.ts'
import { decide } from './decide.ts'
import { stopBranch } from './stop-branch.ts'
import { answers, openApprovalsOffice, people } from './testing/approvals-office.ts'

const stop = { kind: 'expert' as const, days: 3, why: '结构复杂，需要专家评审。' }

test('行政许可法 art. 45: the clock of the branch and of the whole stand still, and the applicant is told in writing for how long', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await office.as(people.city).do(stopBranch, { caseId: id, matter: 'registration', ...stop })
  expect(await office.clock(id, 'branch:registration')).toMatchObject({ due_at: null, done_at: null })
  expect((await office.clock(id, 'whole'))?.due_at).toBeNull()
  expect((await office.notices(`resident:${people.owner.id}`)).at(-1)).toMatchObject({ template: 'approvals.stopped', params: { days: 3, kind: { zh: '专家评审' }, matter: { zh: '个体工商户登记' } } })
})

test('a branch that waits for the stopped one stands still with it, and one that does not runs on', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()], photo: [await office.uploaded()] }, promises: ['lease'], later: [] } })
  await office.as(people.city).do(stopBranch, { caseId: id, matter: 'registration', ...stop })
  // Food needs the licence before its decision; fire and sign need nothing of it.
  expect((await office.clock(id, 'branch:food'))?.due_at).toBeNull()
  expect((await office.clock(id, 'branch:sign'))?.due_at).toEqual(new Date('2026-03-10T18:00:00+08:00'))
  expect((await office.clock(id, 'branch:fire'))?.due_at).not.toBeNull()
  expect(await office.branch(id, 'food')).toMatchObject({ state: 'working', open: ['food.review'] })
})

test('while it stands still nothing of it is decided or concluded, and it is not stopped twice', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await office.as(people.city).do(stopBranch, { caseId: id, matter: 'registration', ...stop })
  await expect(office.as(people.city).do(concludeStep, { caseId: id, matter: 'registration', step: 'registration.review', outcome: 'pass', opinion: '可以。' })).rejects.toMatchObject({ code: 'stopped' })
  await expect(office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true })).rejects.toMatchObject({ code: 'stopped' })
  await expect(office.as(people.city).do(stopBranch, { caseId: id, matter: 'registration', ...stop })).rejects.toMatchObject({ code: 'stopped' })
})

test('a stop that takes longer than was said climbs the ladder', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await office.as(people.city).do(stopBranch, { caseId: id, matter: 'registration', ...stop })
  expect((await office.clock(id, 'stop:registration'))?.due_at).toEqual(new Date('2026-03-09T18:00:00+08:00'))
  await office.goTo('2026-03-09 18:00')
  expect((await office.rung(id)).filter((one) => one.clock === 'stop:registration').map((one) => one.told)).toEqual([['unit:bureau-city:handler'], ['unit:bureau-city:lead']])
})

test('a clock that has run out is not stopped any more: a late hearing buys no time', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  const due = (await office.clock(id, 'branch:registration'))!.due_at
  await office.goTo('2026-03-20 10:00')
  await office.as(people.city).do(stopBranch, { caseId: id, matter: 'registration', ...stop })
  expect((await office.clock(id, 'branch:registration'))!.due_at).toEqual(due)
})

test('a department stops its own matters alone', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await expect(office.as(people.food).do(stopBranch, { caseId: id, matter: 'registration', ...stop })).rejects.toMatchObject({ code: 'not_yours' })
})
