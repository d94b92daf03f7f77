import { expect, test } from 'vitest'
import { recordContact } from './record-contact.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('reached within four hours: responded in time, and only the first time counts', async () => {
  const { as, people, dispatched, kase, clock, goTo } = await openRequestsOffice()
  const { id } = await dispatched()
  await goTo('2026-03-04 14:00')
  await as(people.city).do(recordContact, { caseId: id, how: 'phone', reached: true, note: '已致电，约定明日查看' })
  expect(await kase(id)).toMatchObject({ facts: { outcome: { responded: true } } })
  expect((await clock(id, 'respond'))?.done_at).toEqual(new Date('2026-03-04T14:00:00+08:00'))
  await goTo('2026-03-05 10:00')
  await as(people.city).do(recordContact, { caseId: id, how: 'visit', reached: true, note: '上门' })
  expect(await kase(id)).toMatchObject({ facts: { outcome: { responded: true } } })
})

test('a minute late is late', async () => {
  const { as, people, dispatched, kase, goTo } = await openRequestsOffice()
  const { id } = await dispatched()
  await goTo('2026-03-04 14:01')
  await as(people.city).do(recordContact, { caseId: id, how: 'phone', reached: true, note: '已致电' })
  expect(await kase(id)).toMatchObject({ facts: { outcome: { responded: false } } })
})

test('an attempt is noted and stops no clock; its words are sealed', async () => {
  const { as, people, dispatched, kase, clock, db } = await openRequestsOffice()
  const { id } = await dispatched()
  await as(people.city).do(recordContact, { caseId: id, how: 'phone', reached: false, note: '李女士无人接听' })
  expect((await clock(id, 'respond'))?.done_at).toBeNull()
  expect((await kase(id)).facts).not.toHaveProperty('outcome')
  const event = await db.selectFrom('kernel.event').selectAll().where('case_id', '=', id).where('verb', '=', 'requests.record_contact').executeTakeFirstOrThrow()
  expect(event.body).toMatchObject({ says: { how: 'phone', reached: false } })
  expect(JSON.stringify(event.body)).not.toContain('李女士')
})
