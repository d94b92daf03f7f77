import { expect, test } from 'vitest'
import { extendBranch } from './extend-branch.ts'
import { answers, openApprovalsOffice, people } from './testing/approvals-office.ts'
import { matters } from './testing/small-approvals.ts'

const reason = '案情复杂，需要核实。'

test('行政许可法 art. 42: the head extends once, and the applicant is told of it', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await expect(office.as(people.food).do(extendBranch, { caseId: id, matter: 'food', days: 4, reason })).rejects.toMatchObject({ code: 'not_yours' })
  await office.as(people.foodLead).do(extendBranch, { caseId: id, matter: 'food', days: 4, reason })
  expect((await office.clock(id, 'branch:food'))?.due_at).toEqual(new Date('2026-03-12T18:00:00+08:00'))
  expect((await office.clock(id, 'whole'))?.due_at).toEqual(new Date('2026-03-18T18:00:00+08:00'))
  expect((await office.clock(id, 'branch:registration'))?.due_at).toEqual(new Date('2026-03-05T18:00:00+08:00'))
  expect((await office.notices(`resident:${people.owner.id}`)).at(-1)).toMatchObject({ template: 'approvals.extended', params: { days: 4 } })
  await expect(office.as(people.foodLead).do(extendBranch, { caseId: id, matter: 'food', days: 1, reason })).rejects.toMatchObject({ code: 'extended_already' })
})

test('who waits for an extended matter has its days too, and the whole has those of the longest', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', { 'matter:registration': { ...matters['registration']!, clock: { statutory: 15, promised: 6, extendBy: 3 } } })
  const { id } = await office.accepted()
  await office.as(people.foodLead).do(extendBranch, { caseId: id, matter: 'food', days: 2, reason })
  await office.as(people.cityLead).do(extendBranch, { caseId: id, matter: 'registration', days: 3, reason })
  const extended = async (name: string) => ((await office.clock(id, name))!.span as { extensions: { count: number }[] }).extensions.map((e) => e.count)
  expect(await extended('branch:registration')).toEqual([3])
  expect(await extended('branch:food')).toEqual([2, 3])
  expect(await extended('whole')).toEqual([2, 3])
})

test('a licence is extended by ten days at most, and by fewer where its own law says so; anything else only where it says so', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', { 'matter:food': { ...matters['food']!, clock: { statutory: 20, promised: 10, extendBy: 5 } }, 'matter:fire': { ...matters['fire']!, clock: { statutory: 20, promised: 10, extendBy: 0 } } })
  const { id } = await office.accepted({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()], photo: [await office.uploaded()] }, promises: ['lease'], later: [] } })
  const extend = (matter: string, days: number, by = people.foodLead) => office.as(by).do(extendBranch, { caseId: id, matter, days, reason })
  await expect(extend('food', 11)).rejects.toMatchObject({ code: 'bad_input' })
  await expect(extend('food', 6)).rejects.toMatchObject({ code: 'too_long' })
  await expect(extend('fire', 1, people.fireLead)).rejects.toMatchObject({ code: 'too_long' })
  await expect(extend('registration', 1, people.cityLead)).rejects.toMatchObject({ code: 'too_long' })
  expect(await extend('food', 5)).toMatchObject({ state: 'in_progress' })
})

test('what is late already is not extended', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await office.goTo('2026-03-09 10:00')
  await expect(office.as(people.foodLead).do(extendBranch, { caseId: id, matter: 'food', days: 2, reason })).rejects.toMatchObject({ code: 'too_late' })
})
