import { expect, test } from 'vitest'
import { readyFile } from '#kernel/testing/ready-file.ts'
import { answer } from './answer.ts'
import { approveAnswer } from './approve-answer.ts'
import { sendBackAnswer } from './send-back-answer.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const waiting = async (by: 'city' | 'cityLead' = 'city', promise?: string) => {
  const office = await openRequestsOffice()
  const { id } = await office.signed()
  const photo = await readyFile(office.db, office.people[by])
  await office.as(office.people[by]).do(answer, { caseId: id, handling: '已报批', answer: '灯杆需定制，三月内装好。', solved: false, after: [photo], ...(promise ? { promise: { by: promise, what: '装好灯杆' } } : {}) })
  return { ...office, id, photo }
}

test('a second person lets the answer go out, and its photos with it', async () => {
  const { as, people, id, photo, kase, clock, db } = await waiting()
  expect(await as(people.cityLead).do(approveAnswer, { caseId: id })).toMatchObject({ state: 'answered' })
  expect(await kase(id)).toMatchObject({ facts: { answer: { seq: 4, solved: false, by: people.city.id, approvedBy: people.cityLead.id }, outcome: { onTime: true } } })
  expect((await clock(id, 'approve'))?.done_at).not.toBeNull()
  expect((await clock(id, 'callback'))?.done_at).toBeNull()
  expect(await db.selectFrom('kernel.case_file').select('audience').where('file_id', '=', photo).execute()).toEqual([{ audience: 'applicant' }])
  expect(await db.selectFrom('kernel.outbox').select('body').where('topic', '=', 'requests.answered').execute()).toMatchObject([{ body: { caseId: id, seq: 4, lead: 'bureau-city', by: people.city.id, solved: false, onTime: true } }])
})

test('never the author', async () => {
  const { as, people, id } = await waiting('cityLead')
  await expect(as(people.cityLead).do(approveAnswer, { caseId: id })).rejects.toMatchObject({ code: 'not_yours' })
  await expect(as(people.city).do(approveAnswer, { caseId: id })).rejects.toMatchObject({ code: 'not_yours' })
})

test('the time that the approval takes is the unit\'s time', async () => {
  const { as, people, id, kase, goTo } = await waiting()
  await goTo('2026-03-06 18:01')
  await as(people.cityLead).do(approveAnswer, { caseId: id })
  expect(await kase(id)).toMatchObject({ facts: { outcome: { onTime: false } } })
})

test('a promise starts to run when it is given to the resident, and an outrun one is not given', async () => {
  const soon = await waiting('city', '2026-03-09')
  await soon.goTo('2026-03-06 10:00')
  await soon.as(soon.people.cityLead).do(approveAnswer, { caseId: soon.id })
  expect((await soon.clock(soon.id, 'promise'))?.due_at).toEqual(new Date('2026-03-09T18:00:00+08:00'))

  const past = await waiting('city', '2026-03-05')
  await past.goTo('2026-03-05 10:00')
  await expect(past.as(past.people.cityLead).do(approveAnswer, { caseId: past.id })).rejects.toMatchObject({ code: 'promise_passed' })
})

test('a photo that was sent back with its answer goes out with the next', async () => {
  const { as, people, id, photo, db } = await waiting()
  await as(people.cityLead).do(sendBackAnswer, { caseId: id, why: '请写明日期' })
  await as(people.city).do(answer, { caseId: id, handling: '已报批', answer: '灯杆三月二十日装好。', solved: false, after: [photo] })
  await as(people.cityLead).do(approveAnswer, { caseId: id })
  expect(await db.selectFrom('kernel.case_file').select(['seq', 'audience']).where('file_id', '=', photo).execute()).toEqual([{ seq: 6, audience: 'applicant' }])
})
