import { expect, test } from 'vitest'
import type { Staff } from '#kernel/identity/actor.ts'
import { recordCheck } from '../record-check.ts'
import { recordCorrection } from '../record-correction.ts'
import { openApprovalsOffice, people } from '../testing/approvals-office.ts'
import { barred } from './barred.ts'

async function house() {
  const office = await openApprovalsOffice()
  const { id, number } = await office.issued()
  await office.issued({ by: people.other })
  await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: false, findings: '场所为住宅。' })
  const asked = async (actor: Staff) => (await barred.run({ office: office.office, db: office.db as never, actor, input: {}, now: office.now(), lang: 'zh' })).records
  return { office, id, number, asked }
}

test('the window, the unit that checks and the supervisors see who is barred, since when, why and until when it can be put right', async () => {
  const { id, number, asked } = await house()
  for (const who of [people.window, people.city, people.cityLead, people.supervisor]) {
    expect(await asked(who)).toMatchObject([{ caseId: id, number, applicant: expect.stringContaining('李海燕'), firm: null, matter: '个体工商户登记', since: '2026-03-04T02:00:00.000Z', why: '场所为住宅。', dueAt: '2026-03-18T10:00:00.000Z' }])
  }
})

test('other departments of the same application, and strangers to it, see nobody there', async () => {
  const { asked } = await house()
  for (const who of [people.food, people.foodLead, people.fire]) expect(await asked(who)).toEqual([])
})

test('what was put right is not on the list; what was not, stays', async () => {
  const right = await house()
  await right.office.as(people.city).do(recordCorrection, { caseId: right.id, matter: 'registration', corrected: true, findings: '已迁。' })
  expect(await right.asked(people.window)).toEqual([])
  const not = await house()
  await not.office.goTo('2026-06-01 10:00')
  await not.office.as(people.city).do(recordCorrection, { caseId: not.id, matter: 'registration', corrected: false, findings: '仍为住宅。' })
  expect(await not.asked(people.window)).toMatchObject([{ dueAt: null, why: '场所为住宅。' }])
})
