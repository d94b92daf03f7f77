import { expect, test } from 'vitest'
import type { Resident } from '#kernel/identity/actor.ts'
import { recordCheck } from '../record-check.ts'
import { recordCorrection } from '../record-correction.ts'
import { openApprovalsOffice, people } from '../testing/approvals-office.ts'
import { promiseStanding } from './promise-standing.ts'

type Opened = Awaited<ReturnType<typeof openApprovalsOffice>>
const standing = async (office: Opened, by: Resident = people.owner, input: { firm?: string } = {}, lang: 'zh' | 'en' = 'zh') => (await promiseStanding.run({ office: office.office, db: office.db as never, actor: by, input, now: office.now(), lang })).barred

async function broken() {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: false, findings: '场所为住宅。' })
  return { office, id }
}

test('who has broken no promise is told of nothing', async () => {
  const office = await openApprovalsOffice()
  await office.issued()
  expect(await standing(office)).toBe(null)
})

test('who is barred from promising hears it before they choose: which promise, who found it, and until when it can be put right', async () => {
  const { office, id } = await broken()
  const barred = await standing(office)
  expect(barred).toMatchObject({ caseId: id, why: expect.stringMatching(/^2026-03-04，.+核查发现您办理“个体工商户登记”时的承诺不实/), repair: expect.stringMatching(/请在3月18日18:00前整改/) })
  // What was found there is between them and the department.
  expect(JSON.stringify(barred)).not.toContain('住宅')
  expect(await standing(office, people.other)).toBe(null)
  expect((await standing(office, people.owner, {}, 'en'))!.why).toContain('found that what you promised')
})

test('put right, the bar is gone; not put right in time, the record is to be repaired by the department', async () => {
  const { office, id } = await broken()
  await office.goTo('2026-03-18 18:01')
  await office.as(people.city).do(recordCorrection, { caseId: id, matter: 'registration', corrected: false, findings: '未整改。' })
  expect((await standing(office))!.repair).toMatch(/^请整改后向.+申请信用修复/)

  const mended = await broken()
  await mended.office.as(people.city).do(recordCorrection, { caseId: mended.id, matter: 'registration', corrected: true, findings: '已整改。' })
  expect(await standing(mended.office)).toBe(null)
})

test('a firm’s broken promise bars whoever applies for it, without the other’s application', async () => {
  const { office } = await broken()
  await office.db.updateTable('approvals.credit_record' as never).set({ holder_code: '91350100M000100Y43' } as never).execute()
  expect(await standing(office, people.other, { firm: '91350100M000100Y43' })).toMatchObject({ caseId: null, why: expect.stringContaining('这家企业') })
  expect(await standing(office, people.other, { firm: '91110000802100433B' })).toBe(null)
})
