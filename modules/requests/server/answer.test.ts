import { expect, test } from 'vitest'
import { readyFile } from '#kernel/testing/ready-file.ts'
import { answer } from './answer.ts'
import { finishAssist } from './finish-assist.ts'
import { requestExtension } from './request-extension.ts'
import { supervise } from './supervise.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const done = { handling: '更换灯头一只，费用由养护合同列支', answer: '您反映的路灯已于今日修好。', solved: true }

test('answered in time: the unit\'s clocks end, the call-back begins, the resident is told', async () => {
  const { as, people, signed, kase, clock, notices, db } = await openRequestsOffice()
  const { id } = await signed()
  expect(await as(people.city).do(answer, { caseId: id, ...done })).toMatchObject({ state: 'answered' })
  expect(await kase(id)).toMatchObject({ facts: { answer: { seq: 4, solved: true, by: people.city.id, approvedBy: null }, outcome: { responded: true, onTime: true } } })
  for (const name of ['sign', 'return', 'respond', 'conclude']) expect((await clock(id, name))?.done_at).not.toBeNull()
  expect(await clock(id, 'callback')).toMatchObject({ unit_id: 'hotline', done_at: null, due_at: new Date('2026-03-06T18:00:00+08:00') })
  expect(await notices('resident:' + people.resident.id)).toContainEqual(expect.objectContaining({ template: 'requests.answered' }))
  expect(await db.selectFrom('kernel.outbox').select('body').where('topic', '=', 'requests.answered').execute()).toEqual([{ body: { caseId: id, seq: 4, lead: 'bureau-city', by: people.city.id, solved: true, onTime: true } }])
})

test('what was done and what the resident is told are kept apart, both under seal', async () => {
  const { as, people, signed, db } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(answer, { caseId: id, ...done })
  const event = await db.selectFrom('kernel.event').selectAll().where('case_id', '=', id).where('verb', '=', 'requests.answer').executeTakeFirstOrThrow()
  expect(event.sealed).toMatchObject({ says: { handling: done.handling, answer: done.answer } })
  expect(JSON.stringify(event.body)).not.toContain('灯头')
})

test('an order of supervision is not settled by the answer to the resident', async () => {
  const { as, people, signed, clock } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.supervisor).do(supervise, { caseId: id, demand: '说明进度', days: 2 })
  await as(people.city).do(answer, { caseId: id, ...done })
  expect((await clock(id, 'supervision'))?.done_at).toBeNull()
})

test('a minute late is late, and stays so', async () => {
  const { as, people, signed, kase, goTo } = await openRequestsOffice()
  const { id } = await signed()
  await goTo('2026-03-06 18:01')
  await as(people.city).do(answer, { caseId: id, ...done })
  expect(await kase(id)).toMatchObject({ facts: { outcome: { onTime: false, responded: false } } })
})

test('a sensitive category, and every "cannot be solved now", waits for a second person; nothing is shown meanwhile', async () => {
  const { as, people, signed, kase, clock, notices, db } = await openRequestsOffice()
  const sensitive = await signed({ category: 'M0201' })
  await as(people.street).do(finishAssist, { caseId: sensitive.id, result: '已劝阻' })
  const photo = await readyFile(db, people.env)
  expect(await as(people.env).do(answer, { caseId: sensitive.id, ...done, after: [photo] })).toMatchObject({ state: 'awaiting_approval' })
  expect(await db.selectFrom('kernel.case_file').selectAll().where('file_id', '=', photo).execute()).toMatchObject([{ audience: 'handler', label: 'after' }])

  const unsolved = await signed()
  await as(people.city).do(requestExtension, { caseId: unsolved.id, days: 2, reason: '等灯杆', plan: '到货即装' })
  expect(await as(people.city).do(answer, { caseId: unsolved.id, ...done, solved: false })).toMatchObject({ state: 'awaiting_approval' })
  expect((await kase(unsolved.id)).facts).not.toHaveProperty('extension')
  expect(await clock(unsolved.id, 'approve')).toMatchObject({ unit_id: 'bureau-city', done_at: null })
  expect((await clock(unsolved.id, 'conclude'))?.done_at).toBeNull()
  expect(await notices('unit:bureau-city:lead')).toContainEqual(expect.objectContaining({ template: 'requests.to_approve' }))
  expect((await notices('resident:' + people.resident.id)).map((n) => n.template)).not.toContain('requests.answered')
})

test('photos of before and after go out with an answer that needs no second person', async () => {
  const { as, people, signed, db } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(answer, { caseId: id, ...done, before: [await readyFile(db, people.city)], after: [await readyFile(db, people.city)] })
  expect(await db.selectFrom('kernel.case_file').select(['label', 'audience']).where('case_id', '=', id).orderBy('label').execute())
    .toEqual([{ label: 'after', audience: 'applicant' }, { label: 'before', audience: 'applicant' }])
})

test('北京14: not over the heads of the assisting units without saying why', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await expect(as(people.env).do(answer, { caseId: id, ...done })).rejects.toMatchObject({ code: 'assist_open', message: expect.stringContaining('香港中路街道办事处') })
  await as(people.env).do(answer, { caseId: id, ...done, withoutAssist: '工地已停工，街道核查另行反馈' })
})

test('潍坊20: a promised day is kept like a limit, and the call-back asks after it', async () => {
  const { as, people, signed, kase, clock } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(answer, { caseId: id, ...done, promise: { by: '2026-03-20', what: '更换整排灯杆' } })
  expect(await kase(id)).toMatchObject({ facts: { promise: { by: '2026-03-20' } }, due_at: new Date('2026-03-20T18:00:00+08:00') })
  expect(await clock(id, 'promise')).toMatchObject({ unit_id: 'bureau-city', due_at: new Date('2026-03-20T18:00:00+08:00') })
  expect((await clock(id, 'callback'))?.due_at).toEqual(new Date('2026-03-24T18:00:00+08:00'))
})

test('a promise for a day that is past is refused before anything is written', async () => {
  const { as, people, signed, kase } = await openRequestsOffice()
  const { id } = await signed()
  await expect(as(people.city).do(answer, { caseId: id, ...done, promise: { by: '2026-03-04', what: '今天' } })).rejects.toMatchObject({ code: 'promise_passed' })
  expect(await kase(id)).toMatchObject({ state: 'in_progress' })
})

test('why it was answered before the assisting units stands where the second person reads it, and in the history', async () => {
  const { as, ask, people, signed } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await as(people.env).do(answer, { caseId: id, handling: '已检查', answer: '工地已停工。', solved: true, withoutAssist: '街道明日才能到场' })
  const shown = await ask(people.envLead, 'case', { id })
  expect(shown.answer).toMatchObject({ state: 'awaiting_approval', withoutAssist: '街道明日才能到场' })
  expect(shown.history.at(-1)?.text).toContain('未等协办反馈，理由：街道明日才能到场')
})
