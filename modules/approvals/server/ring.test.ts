import { expect, test } from 'vitest'
import { answers, openApprovalsOffice, people } from './testing/approvals-office.ts'
import { requestSupplement } from './request-supplement.ts'

test('行政许可法 art. 32: nobody told the applicant within five days, so it is accepted', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00')
  const { id } = await office.submitted()
  await office.goTo('2026-03-11 17:59')
  expect((await office.kase(id)).state).toBe('submitted')
  await office.goTo('2026-03-11 18:00')
  expect(await office.kase(id)).toMatchObject({ state: 'in_progress', facts: { deemed: true } })
  expect(await office.branch(id, 'food')).toMatchObject({ state: 'working' })
})

test('whoever was told what is missing is not accepted by silence', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'lease', why: '合同缺最后一页。' }] })
  await office.goTo('2026-03-20 18:00')
  expect((await office.kase(id)).state).toBe('supplementing')
})

test('a branch that is late warns its own department and then climbs the ladder', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await office.goTo('2026-03-17 18:00')
  const told = (await office.db.selectFrom('kernel.event').select('body').where('case_id', '=', id).where('verb', '=', 'approvals.ring').orderBy('seq').execute()).map((e) => (e.body as { says: { clock: string; card: string; rung?: string } }).says)
  expect(told.filter((s) => s.clock === 'branch:food').map((s) => s.rung ?? s.card)).toEqual(['yellow', 'unit_lead', 'supervisor', 'district_office'])
})

test('行政许可法 art. 32(1)(4): it is accepted as of the day on which it came, and its time runs from there', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00')
  const { id } = await office.submitted()
  await office.goTo('2026-03-11 18:00')
  // Six working days from Wednesday 4 March, and the two of the food permit are over before anybody has begun.
  expect((await office.clock(id, 'whole'))?.due_at).toEqual(new Date('2026-03-12T18:00:00+08:00'))
  expect((await office.clock(id, 'branch:food'))?.due_at).toEqual(new Date('2026-03-06T18:00:00+08:00'))
})

test('whoever is accepted by silence has the whole time for what is to follow, and is not decided on before', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00')
  const { id } = await office.submitted({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()] }, promises: ['lease'], later: ['photo'] } })
  await office.goTo('2026-03-11 18:00')
  expect((await office.clock(id, 'later:photo'))?.due_at).toEqual(new Date('2026-03-18T18:00:00+08:00'))
  expect((await office.clock(id, 'branch:sign'))?.due_at).toEqual(new Date('2026-03-20T18:00:00+08:00'))
})
