import { expect, test } from 'vitest'
import { act } from '#kernel/case/act.ts'
import { system } from '#kernel/identity/actor.ts'
import { notAmended } from './not-amended.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

const left = (caseId: string, does: string) => ({ caseId, matter: 'food', certificate: 'JY1', status: 'cancelled', does })

test('a certificate that could not be changed: the application says so, and applicant and department are told', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await act(office.office, system, notAmended, left(id, 'change') as never)
  for (const to of [`resident:${people.owner.id}`, 'unit:bureau-env:handler']) expect((await office.notices(to)).at(-1)).toMatchObject({ template: 'approvals.not_amended', params: { certificate: 'JY1', status: { zh: '已注销' }, does: { zh: '变更' } } })
  expect((await office.history(id)).at(-1)).toBe('approvals.not_amended: issued -> issued')
})

test('a certificate that need not be revoked any more: the applicant hears that it was not put right, and not that it was revoked', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await act(office.office, system, notAmended, left(id, 'revoke') as never)
  expect((await office.notices(`resident:${people.owner.id}`)).at(-1)).toMatchObject({ template: 'approvals.not_corrected', params: { matter: { zh: '食品经营许可' } } })
  await expect(office.as(people.foodLead).do(notAmended, left(id, 'revoke'))).rejects.toMatchObject({ code: 'not_yours' })
})
