import { expect, test } from 'vitest'
import { signFor } from './sign-for.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('首问责任: whoever signs answers for it by name, and the clock of signing ends', async () => {
  const { as, people, dispatched, kase, clock } = await openRequestsOffice()
  const { id } = await dispatched()
  expect(await as(people.city).do(signFor, { caseId: id })).toMatchObject({ state: 'in_progress' })
  expect(await kase(id)).toMatchObject({ facts: { responder: { id: people.city.id, name: people.city.name } } })
  expect((await clock(id, 'sign'))?.done_at).not.toBeNull()
  expect((await clock(id, 'conclude'))?.done_at).toBeNull()
})

test('a colleague can be named; the one who signed stays known', async () => {
  const { as, people, dispatched, kase } = await openRequestsOffice()
  const { id } = await dispatched()
  await as(people.city).do(signFor, { caseId: id, responder: '周志强' })
  expect(await kase(id)).toMatchObject({ facts: { responder: { id: people.city.id, name: '周志强' } } })
})

test('only the lead unit signs: assisting units, other units and residents do not', async () => {
  const { as, people, dispatched } = await openRequestsOffice()
  const { id } = await dispatched({ category: 'M0201' })
  await expect(as(people.street).do(signFor, { caseId: id })).rejects.toMatchObject({ code: 'not_yours' })
  await expect(as(people.city).do(signFor, { caseId: id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(as(people.resident).do(signFor, { caseId: id })).rejects.toMatchObject({ code: 'not_yours' })
})
