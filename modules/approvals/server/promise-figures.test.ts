import { expect, test } from 'vitest'
import { residentNamed } from '#kernel/testing/office.ts'
import { promiseFigures } from './promise-figures.ts'
import { recordCheck } from './record-check.ts'
import { recordCorrection } from './record-correction.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

test('promises made, kept, broken and put right are counted from what was recorded', async () => {
  const office = await openApprovalsOffice()
  expect(await promiseFigures(office.db)).toEqual({ made: 0, kept: 0, broken: 0, corrected: 0, revoked: 0 })
  const [open, kept, mended, lost] = await Promise.all([11, 12, 13, 14].map((n) => residentNamed('申请人', n)).map(async (by) => (await office.issued({ by })).id)) as [string, string, string, string]
  await office.submitted()
  const check = (caseId: string, isKept: boolean) => office.as(people.city).do(recordCheck, { caseId, matter: 'registration', kept: isKept, findings: '见记录。' })
  await check(kept, true)
  await check(mended, false)
  await check(lost, false)
  await office.as(people.city).do(recordCorrection, { caseId: mended, matter: 'registration', corrected: true, findings: '已整改。' })
  await office.goTo('2026-03-18 18:01')
  await office.as(people.city).do(recordCorrection, { caseId: lost, matter: 'registration', corrected: false, findings: '未整改。' })
  expect(await promiseFigures(office.db)).toEqual({ made: 4, kept: 1, broken: 2, corrected: 1, revoked: 1 })
  expect((await office.kase(open)).state).toBe('issued')
})
