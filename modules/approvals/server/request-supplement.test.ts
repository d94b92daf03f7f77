import { expect, test } from 'vitest'
import { act } from '#kernel/case/act.ts'
import { requestSupplement } from './request-supplement.ts'
import { supplement } from './supplement.ts'
import { answers, openApprovalsOffice, people, promising } from './testing/approvals-office.ts'

const missing = [{ what: 'lease', why: '合同缺最后一页。' }]

test('行政许可法 art. 32: what is missing is told once, and never a second time', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  expect(await office.as(people.window).do(requestSupplement, { caseId: id, missing })).toMatchObject({ state: 'supplementing' })
  await office.as(people.owner).do(supplement, { caseId: id, answers: answers['small'] as never, papers: promising })
  await expect(office.as(people.window).do(requestSupplement, { caseId: id, missing })).rejects.toMatchObject({ code: 'told_already' })
})

test('while the applicant gathers it no department has anything to do, and the clock stands still', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.window).do(requestSupplement, { caseId: id, missing })
  expect(await office.branch(id, 'food')).toBeUndefined()
  expect((await office.clock(id, 'pre_review'))?.due_at).toBeNull()
})

test('what is no field and no paper of the application cannot be asked for', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await expect(office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'nothing.such', why: '请补。' }] })).rejects.toThrow()
})

test('once the time to tell is over it is accepted by law, though no clock has rung yet', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00')
  const { id } = await office.submitted()
  const later = { ...office.office, now: () => new Date('2026-03-11T18:00:00+08:00') }
  await expect(act(later, people.window, requestSupplement, { caseId: id, missing: [{ what: 'lease', why: '合同缺最后一页。' }] })).rejects.toMatchObject({ code: 'deemed_accepted' })
})
