import { expect, test } from 'vitest'
import { recordCheck } from './record-check.ts'
import { recordCorrection } from './record-correction.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

const broken = async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: false, findings: '场所为住宅。' })
  return { office, id, correct: (corrected: boolean) => office.as(people.city).do(recordCorrection, { caseId: id, matter: 'registration', corrected, findings: corrected ? '已迁至商铺。' : '仍为住宅。' }) }
}
const statuses = async (office: Awaited<ReturnType<typeof openApprovalsOffice>>, id: string) =>
  ((await office.db.selectFrom('approvals.certificate' as never).select(['matter', 'version', 'status'] as never).where('case_id' as never, '=', id as never).orderBy('matter' as never).orderBy('version' as never).execute()) as unknown as { matter: string; version: number; status: string }[]).map((row) => `${row.matter} ${row.version} ${row.status}`)

test('put right in time: the record is repaired, and another promise is taken', async () => {
  const { office, id, correct } = await broken()
  expect(await correct(true)).toMatchObject({ state: 'concluded' })
  expect((await office.facts(id)).branches['registration']?.check).toBe('corrected')
  expect(await office.submitted()).toMatchObject({ state: 'submitted' })
  expect(await statuses(office, id)).toEqual(['food 1 valid', 'registration 1 valid'])
})

test('not put right in time: the certificate that rested on the promise is revoked, and no other', async () => {
  const { office, id, correct } = await broken()
  await expect(correct(false)).rejects.toMatchObject({ code: 'time_to_correct' })
  await office.goTo('2026-03-18 18:01')
  expect((await office.rung(id)).at(-1)).toMatchObject({ clock: 'correct:registration', told: ['unit:bureau-city:handler'] })
  expect(await correct(false)).toMatchObject({ state: 'concluded' })
  expect((await office.facts(id)).branches['registration']?.check).toBe('broken')
  expect(await statuses(office, id)).toEqual(['food 1 valid', 'registration 1 valid', 'registration 2 revoked'])
  await expect(office.submitted()).rejects.toMatchObject({ code: 'promise_barred' })
})

test('only what was found broken is put right', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await expect(office.as(people.city).do(recordCorrection, { caseId: id, matter: 'registration', corrected: true, findings: '无。' })).rejects.toMatchObject({ code: 'nothing_to_check' })
})
