import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

test('a result that another matter needs is decided first: food waits for the licence', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  expect(await office.branch(id, 'food')).toMatchObject({ state: 'waiting', open: [] })
  await expect(office.as(people.foodLead).do(decide, { caseId: id, matter: 'food', granted: true })).rejects.toMatchObject({ code: 'not_ready' })
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true })
  expect(await office.as(people.foodLead).do(decide, { caseId: id, matter: 'food', granted: true })).toMatchObject({ state: 'ready' })
})

test('行政许可法 art. 38: a refusal without a reason is none', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await expect(office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: false })).rejects.toMatchObject({ code: 'needs_reason' })
})

test('what could only follow from a refused result comes to nothing with it', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: false, reason: '名称与他人相同。' })
  expect(await office.kase(id)).toMatchObject({ state: 'ready', facts: { branches: { registration: { state: 'refused' }, food: { state: 'void' } } } })
})

test('two heads decide at once: the second is told that it is decided', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  const both = await Promise.allSettled(['材料齐全。', '见审查意见。'].map((reason) => office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true, reason })))
  expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'decided_already' } })
})

test('where one of the two is the last decision of all, the other is told that the case has gone on', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  const refusal = () => office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: false, reason: '名称与他人相同。' })
  const both = await Promise.allSettled([refusal(), refusal()])
  expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'wrong_state' } })
})

test('an officer reviews, and the head decides', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await expect(office.as(people.city).do(decide, { caseId: id, matter: 'registration', granted: true })).rejects.toMatchObject({ code: 'not_yours' })
})

test('a promise is what the decision rests on where it stood in for a paper', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.decided()
  expect((await office.facts(id)).branches).toMatchObject({ registration: { decided: { on: 'promise' } }, food: { decided: { on: 'review' } } })
})

test('行政许可法 art. 38: a refusal is told at once, and so is each matter that comes to nothing with it', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: false, reason: '名称与他人相同。' })
  const told = (await office.notices(`resident:${people.owner.id}`)).filter((n) => n.template === 'approvals.matter_refused')
  expect(told.map((n) => n.params)).toMatchObject([{ matter: { zh: '个体工商户登记' } }, { matter: { zh: '食品经营许可' }, because: { zh: '个体工商户登记' } }])
  expect(told[0]!.params).not.toHaveProperty('because')
})
