import { expect, test } from 'vitest'
import type { Staff } from '#kernel/identity/actor.ts'
import { recordCheck } from './record-check.ts'
import { revokeCertificate } from './revoke-certificate.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

async function house() {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  const on = (ground: 'deceit' | 'expired' | 'suspend_by_law' | 'put_right' | 'granted_wrongly', by: Staff = people.foodLead, matter = 'food') => office.as(by).do(revokeCertificate, { caseId: id, matter, ground, reason: '平面图系伪造。' })
  const statuses = async () => ((await office.db.selectFrom('approvals.certificate' as never).select(['matter', 'status'] as never).where('case_id' as never, '=', id as never).orderBy('matter' as never).orderBy('version' as never).execute()) as unknown as { matter: string; status: string }[]).map((row) => `${row.matter} ${row.status}`)
  return { office, id, on, statuses }
}

test('行政许可法 art. 69: what was got by deceit is revoked for good, and its holder is told, with the reason under seal', async () => {
  const { office, id, on, statuses } = await house()
  expect(await on('deceit')).toMatchObject({ state: 'issued' })
  expect(await statuses()).toEqual(['food valid', 'food revoked', 'registration valid'])
  const { body, sealed } = await office.db.selectFrom('kernel.event').select(['body', 'sealed']).where('case_id', '=', id).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
  expect(body).toMatchObject({ says: { matter: 'food', ground: 'deceit', does: 'revoke', version: 2 } })
  expect([JSON.stringify(body).includes('伪造'), JSON.stringify(sealed).includes('伪造')]).toEqual([false, true])
  expect((await office.notices(`resident:${people.owner.id}`)).at(-1)).toMatchObject({ template: 'approvals.certificate_acted', params: { title: { zh: '食品经营许可证', en: 'Food permit' }, does: { zh: '撤销', en: 'revoked' } } })
  await expect(on('granted_wrongly')).rejects.toMatchObject({ code: 'certificate_status' })
})

test('only the head of the department that granted it acts on a certificate, and only where there is one', async () => {
  const { on, statuses } = await house()
  await expect(on('deceit', people.food)).rejects.toMatchObject({ code: 'not_yours' })
  await expect(on('deceit', people.cityLead)).rejects.toMatchObject({ code: 'not_yours' })
  await expect(on('deceit', people.windowLead)).rejects.toMatchObject({ code: 'not_yours' })
  await expect(on('deceit', people.fireLead)).rejects.toMatchObject({ code: 'not_found' })
  await expect(on('deceit', people.foodLead, 'fire')).rejects.toMatchObject({ code: 'not_yours' })
  expect(await statuses()).toEqual(['food valid', 'registration valid'])
})

test('a suspension is lifted by whoever imposed it, and the promise of another matter is checked all the same', async () => {
  const { office, id, on, statuses } = await house()
  await on('suspend_by_law')
  await on('put_right')
  await expect(on('put_right')).rejects.toMatchObject({ code: 'certificate_status' })
  expect(await statuses()).toEqual(['food valid', 'food suspended', 'food valid', 'registration valid'])
  expect(await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: true, findings: '一致。' })).toMatchObject({ state: 'concluded' })
  expect(await on('deceit')).toMatchObject({ state: 'concluded' })
})

test('art. 70: what is still valid is not cancelled for being over', async () => {
  const { office, on, statuses } = await house()
  await expect(on('expired')).rejects.toMatchObject({ code: 'still_valid' })
  // Without an end it never is over.
  await expect(on('expired', people.cityLead, 'registration')).rejects.toMatchObject({ code: 'still_valid' })
  await office.goTo('2031-03-04 10:00')
  await on('expired')
  expect(await statuses()).toEqual(['food valid', 'food cancelled', 'registration valid'])
})

test('before anything was issued there is nothing to act on', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await expect(office.as(people.foodLead).do(revokeCertificate, { caseId: id, matter: 'food', ground: 'deceit', reason: '无。' })).rejects.toMatchObject({ code: 'wrong_state' })
})
