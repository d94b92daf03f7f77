import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import { resumeBranch } from './resume-branch.ts'
import { stopBranch } from './stop-branch.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

const stop = { kind: 'hearing' as const, days: 5, why: '利害关系人申请听证。' }

test('the working days of the stop are given back, to the branch, to who waits for it and to the whole', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  const due = async () => Promise.all(['branch:registration', 'branch:food', 'whole'].map(async (name) => (await office.clock(id, name))!.due_at!.toISOString().slice(5, 10)))
  expect(await due()).toEqual(['03-05', '03-06', '03-12'])
  await office.as(people.city).do(stopBranch, { caseId: id, matter: 'registration', ...stop })
  await office.goTo('2026-03-09 10:00')
  await office.as(people.city).do(resumeBranch, { caseId: id, matter: 'registration', result: '听证会认为可以准予。' })
  expect(await due()).toEqual(['03-10', '03-11', '03-17'])
  expect((await office.clock(id, 'stop:registration'))?.done_at).not.toBeNull()
  expect((await office.facts(id)).branches['registration']).toEqual({ unit: 'bureau-city', state: 'working' })
})

test('the whole stands still until the last stop is over', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await office.as(people.city).do(stopBranch, { caseId: id, matter: 'registration', ...stop })
  await office.as(people.food).do(stopBranch, { caseId: id, matter: 'food', ...stop, kind: 'test' })
  await office.as(people.city).do(resumeBranch, { caseId: id, matter: 'registration', result: '听证完毕。' })
  expect((await office.clock(id, 'branch:registration'))?.due_at).not.toBeNull()
  expect((await office.clock(id, 'whole'))?.due_at).toBeNull()
  await office.as(people.food).do(resumeBranch, { caseId: id, matter: 'food', result: '检测合格。' })
  expect((await office.clock(id, 'whole'))?.due_at).not.toBeNull()
})

test('a branch that comes to nothing while it is stopped holds nobody up any more', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await office.as(people.food).do(stopBranch, { caseId: id, matter: 'food', ...stop })
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: false, reason: '名称与他人相同。' })
  expect(await office.kase(id)).toMatchObject({ state: 'ready', facts: { branches: { food: { state: 'void' } } } })
  expect((await office.clock(id, 'stop:food'))?.done_at).not.toBeNull()
  expect((await office.clock(id, 'whole'))?.due_at).not.toBeNull()
})

test('what runs cannot be resumed', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await expect(office.as(people.city).do(resumeBranch, { caseId: id, matter: 'registration', result: '无。' })).rejects.toMatchObject({ code: 'not_stopped' })
})
