import { expect, test } from 'vitest'
import { act } from '#kernel/case/act.ts'
import { decline } from './decline.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

test('不予受理 closes it with its reason, and no clock and no department goes on', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  expect(await office.as(people.window).do(decline, { caseId: id, reason: '不属于本机关职权范围。', instead: '请向市局申请。' })).toMatchObject({ state: 'declined' })
  expect(await office.branch(id, 'food')).toBeUndefined()
  expect((await office.clock(id, 'silence'))?.done_at).not.toBeNull()
  expect((await office.notices(`resident:${people.owner.id}`)).at(-1)?.template).toBe('approvals.declined')
})

test('a department of one matter does not decline the whole', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await expect(office.as(people.food).do(decline, { caseId: id, reason: '材料不齐。' })).rejects.toMatchObject({ code: 'not_yours' })
})

test('once the time to tell is over it is accepted by law, though no clock has rung yet', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00')
  const { id } = await office.submitted()
  const later = { ...office.office, now: () => new Date('2026-03-11T18:00:00+08:00') }
  await expect(act(later, people.window, decline, { caseId: id, reason: '不属于本机关职权范围。' })).rejects.toMatchObject({ code: 'deemed_accepted' })
})
