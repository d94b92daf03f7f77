import { expect, test } from 'vitest'
import { rate } from './rate.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('solved and satisfied: concluded, and nobody calls any more', async () => {
  const { as, people, answered, kase, clock } = await openRequestsOffice()
  const { id } = await answered()
  expect(await as(people.resident).do(rate, { caseId: id, contacted: true, solved: true, satisfaction: 'satisfied', words: '谢谢小周' })).toMatchObject({ state: 'concluded', dueAt: null })
  expect(await kase(id)).toMatchObject({
    closed_at: new Date('2026-03-04T10:00:00+08:00'),
    facts: { rating: { solved: true, satisfaction: 'satisfied', by: 'resident', seq: 5 }, outcome: { contacted: true, solved: true, satisfaction: 'satisfied', onTime: true } },
  })
  expect((await clock(id, 'callback'))?.done_at).not.toBeNull()
})

test('solved but dissatisfied: concluded, recorded, and the unit is told', async () => {
  const { as, people, answered, kase, notices } = await openRequestsOffice()
  const { id } = await answered()
  await as(people.resident).do(rate, { caseId: id, solved: true, satisfaction: 'dissatisfied' })
  expect(await kase(id)).toMatchObject({ state: 'concluded', facts: { outcome: { solved: true, satisfaction: 'dissatisfied' } } })
  expect(await notices('unit:bureau-city:lead')).toMatchObject([{ template: 'requests.dissatisfied' }])
})

test('unsolved goes back to work, whatever the answer said', async () => {
  const { as, people, answered, kase } = await openRequestsOffice()
  const { id } = await answered()
  expect(await as(people.resident).do(rate, { caseId: id, solved: false, satisfaction: 'fair' })).toMatchObject({ state: 'in_progress' })
  expect(await kase(id)).toMatchObject({ closed_at: null, facts: { reopened: 1, outcome: { solved: false, satisfaction: 'fair' } } })
})

test('the resident\'s words are sealed, and only the resident rates', async () => {
  const { as, people, answered, db } = await openRequestsOffice()
  const { id } = await answered()
  await expect(as(people.neighbour).do(rate, { caseId: id, solved: true, satisfaction: 'satisfied' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(as(people.city).do(rate, { caseId: id, solved: true, satisfaction: 'satisfied' })).rejects.toMatchObject({ code: 'not_yours' })
  await as(people.resident).do(rate, { caseId: id, solved: true, satisfaction: 'satisfied', words: '谢谢小周' })
  const event = await db.selectFrom('kernel.event').selectAll().where('case_id', '=', id).where('verb', '=', 'requests.rate').executeTakeFirstOrThrow()
  expect(JSON.stringify(event.body)).not.toContain('小周')
  expect(event.sealed).toMatchObject({ says: { words: '谢谢小周' } })
})
