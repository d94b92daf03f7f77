import { expect, test } from 'vitest'
import { askResident } from './ask-resident.ts'
import { withdraw } from './withdraw.ts'
import { rate } from './rate.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('the resident takes it back while it is not answered; every clock ends and the unit is told', async () => {
  const { as, people, signed, kase, db, notices } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(askResident, { caseId: id, question: '哪一根？' })
  expect(await as(people.resident).do(withdraw, { caseId: id, why: '已经修好了' })).toMatchObject({ state: 'withdrawn', dueAt: null })
  expect(await kase(id)).toMatchObject({ facts: { outcome: { excluded: 'withdrawn' } } })
  expect(await db.selectFrom('kernel.clock').select('name').where('case_id', '=', id).where('done_at', 'is', null).execute()).toEqual([])
  expect(await notices('unit:bureau-city:handler')).toContainEqual(expect.objectContaining({ template: 'requests.withdrawn' }))
})

test('not once it is answered, and nobody else', async () => {
  const { as, people, answered, submitted } = await openRequestsOffice()
  await expect(as(people.resident).do(withdraw, { caseId: (await answered()).id })).rejects.toMatchObject({ code: 'wrong_state' })
  await expect(as(people.city).do(withdraw, { caseId: (await submitted()).id })).rejects.toMatchObject({ code: 'not_found' })
})

test('not while others who joined wait for its answer', async () => {
  const { as, people, submitted, settle } = await openRequestsOffice()
  const { id } = await submitted()
  await submitted({ by: people.neighbour, joins: id })
  await settle()
  await expect(as(people.resident).do(withdraw, { caseId: id })).rejects.toMatchObject({ code: 'joined' })
})

test('what was answered once and not solved stays in the rates, though it is withdrawn afterwards', async () => {
  const { as, people, answered, kase } = await openRequestsOffice()
  const { id } = await answered()
  await as(people.resident).do(rate, { caseId: id, solved: false, satisfaction: 'dissatisfied' })
  await as(people.resident).do(withdraw, { caseId: id })
  const { state, facts } = await kase(id)
  expect(state).toBe('withdrawn')
  expect(facts['outcome']).toEqual({ responded: true, respondUnit: 'bureau-city', onTime: true, solved: false, again: true, satisfaction: 'dissatisfied' })
})
