import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import { issue } from './issue.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'
import { withdraw } from './withdraw.ts'

test('until something is issued the applicant can withdraw, and every department is told', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  expect(await office.as(people.owner).do(withdraw, { caseId: id })).toMatchObject({ state: 'withdrawn' })
  expect(await office.branch(id, 'food')).toBeUndefined()
  expect((await office.notices()).filter((n) => n.template === 'approvals.withdrawn').map((n) => n.to).toSorted()).toEqual(['unit:bureau-city:handler', 'unit:bureau-env:handler', 'unit:district-office:handler'])
})

test('what is issued is not withdrawn any more', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.decided()
  await office.as(people.window).do(issue, { caseId: id })
  await expect(office.as(people.owner).do(withdraw, { caseId: id })).rejects.toMatchObject({ code: 'wrong_state' })
})

test('what is refused is not withdrawn any more: it gets its decision', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: false, reason: '名称与他人相同。' })
  await expect(office.as(people.owner).do(withdraw, { caseId: id })).rejects.toMatchObject({ code: 'wrong_state' })
  expect(await office.as(people.window).do(issue, { caseId: id })).toMatchObject({ state: 'refused' })
})
