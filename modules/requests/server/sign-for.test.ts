import { expect, test } from 'vitest'
import { recuse } from './recuse.ts'
import { signFor } from './sign-for.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('首问责任: whoever signs answers for it, and the clock of signing ends', async () => {
  const { as, people, dispatched, kase, clock } = await openRequestsOffice()
  const { id } = await dispatched()
  expect(await as(people.city).do(signFor, { caseId: id })).toMatchObject({ state: 'in_progress' })
  expect(await kase(id)).toMatchObject({ facts: { responder: { id: people.city.id } } })
  expect((await clock(id, 'sign'))?.done_at).not.toBeNull()
  expect((await clock(id, 'conclude'))?.done_at).toBeNull()
})

test('a colleague can be named: by id, so that recusal knows them; their name stands in no open part of the ledger', async () => {
  const office = await openRequestsOffice()
  const { as, ask, people, dispatched, kase, db } = office
  for (const one of [people.city, people.cityLead, people.env]) await office.http(one)
  const { id } = await dispatched()
  expect((await ask(people.city, 'case', { id })).colleagues).toEqual([people.city, people.cityLead].map((one) => ({ id: one.id, name: one.name })).toSorted((a, b) => a.name.localeCompare(b.name)))
  await expect(as(people.city).do(signFor, { caseId: id, responder: people.env.id })).rejects.toMatchObject({ code: 'no_such_colleague' })
  await as(people.city).do(signFor, { caseId: id, responder: people.cityLead.id })
  expect(await kase(id)).toMatchObject({ facts: { responder: { id: people.cityLead.id } } })
  for (const { body } of await db.selectFrom('kernel.event').select('body').where('case_id', '=', id).execute()) expect(JSON.stringify(body)).not.toContain(people.cityLead.name)
  expect(await ask(people.resident, 'my_case', { id })).toMatchObject({ responder: people.cityLead.name })
  expect((await ask(people.city, 'case', { id })).lead).toMatchObject({ responder: { id: people.cityLead.id, name: people.cityLead.name } })
  await as(people.supervisor).do(recuse, { caseId: id, who: [`staff:${people.cityLead.id}`], why: '亲属关系' })
  expect((await kase(id)).facts).not.toHaveProperty('responder')
})

test('a colleague who must not see the case cannot answer for it', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  await office.http(people.cityLead)
  const { id } = await office.dispatched()
  await office.as(people.supervisor).do(recuse, { caseId: id, who: [`staff:${people.cityLead.id}`], why: '亲属关系' })
  await expect(office.as(people.city).do(signFor, { caseId: id, responder: people.cityLead.id })).rejects.toMatchObject({ code: 'no_such_colleague' })
})

test('only the lead unit signs: assisting units, other units and residents do not', async () => {
  const { as, people, dispatched } = await openRequestsOffice()
  const { id } = await dispatched({ category: 'M0201' })
  await expect(as(people.street).do(signFor, { caseId: id })).rejects.toMatchObject({ code: 'not_yours' })
  await expect(as(people.city).do(signFor, { caseId: id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(as(people.resident).do(signFor, { caseId: id })).rejects.toMatchObject({ code: 'not_yours' })
})
