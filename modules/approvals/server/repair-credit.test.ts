import { expect, test } from 'vitest'
import { recordCheck } from './record-check.ts'
import { recordCorrection } from './record-correction.ts'
import { repairCredit } from './repair-credit.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

test('信用修复: whoever has made it good may promise again, and the revoked certificate stays revoked', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: false, findings: '场所为住宅。' })
  await office.goTo('2026-03-18 18:01')
  await office.as(people.city).do(recordCorrection, { caseId: id, matter: 'registration', corrected: false, findings: '仍为住宅。' })
  await expect(office.submitted()).rejects.toMatchObject({ code: 'promise_barred' })
  const repair = (by: typeof people.city) => office.as(by).do(repairCredit, { caseId: id, matter: 'registration', why: '已完成整改并履行义务。' })
  await expect(repair(people.city)).rejects.toMatchObject({ code: 'not_yours' })
  await expect(repair(people.foodLead)).rejects.toMatchObject({ code: 'not_yours' })
  expect(await repair(people.cityLead)).toMatchObject({ state: 'concluded' })
  expect(await office.submitted()).toMatchObject({ state: 'submitted' })
  expect((await office.facts(id)).branches['registration']?.check).toBe('broken')
  await expect(repair(people.cityLead)).rejects.toMatchObject({ code: 'repaired_already' })
})

test('where nothing was broken there is nothing to repair', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await expect(office.as(people.cityLead).do(repairCredit, { caseId: id, matter: 'registration', why: '无。' })).rejects.toMatchObject({ code: 'wrong_state' })
})
