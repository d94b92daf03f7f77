import { expect, test } from 'vitest'
import { assign } from './assign.ts'
import { recuse } from './recuse.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

/** An office whose people are in the staff list, with a case that the handler has signed for. */
async function openSigned() {
  const office = await openRequestsOffice()
  for (const one of [office.people.city, office.people.cityLead, office.people.env]) await office.http(one)
  return { ...office, caseId: (await office.signed()).id }
}

test('交办: the colleague answers for it, is told so, and finds it in the list of their own; the clocks run on', async () => {
  const { as, ask, people, kase, clock, notices, settle, caseId } = await openSigned()
  const due = (await clock(caseId, 'conclude'))?.due_at
  const own = async (who: typeof people.city) => (await ask(who, 'worklist', { list: 'assigned' })).lines.map(({ id }) => id)
  expect([await own(people.city), await own(people.cityLead)]).toEqual([[caseId], []])
  await as(people.city).do(assign, { caseId, responder: people.cityLead.id })
  expect(await notices(`staff:${people.cityLead.id}`)).toContainEqual(expect.objectContaining({ template: 'requests.assigned' }))
  await settle()
  expect(await kase(caseId)).toMatchObject({ state: 'in_progress', facts: { responder: { id: people.cityLead.id } } })
  expect((await clock(caseId, 'conclude'))?.due_at).toEqual(due)
  expect([await own(people.city), await own(people.cityLead)]).toEqual([[], [caseId]])
  expect((await ask(people.cityLead, 'counts', {})).lists['assigned']).toEqual({ open: 1, late: 0 })
  expect((await ask(people.resident, 'my_case', { id: caseId })).responder).toBe(people.cityLead.name)
  await expect(as(people.city).do(assign, { caseId, responder: people.cityLead.id })).rejects.toMatchObject({ code: 'assigned_already' })
})

test('交办 goes only to a colleague of the unit who need not stand aside', async () => {
  const { as, ask, people, caseId } = await openSigned()
  await expect(as(people.city).do(assign, { caseId, responder: people.env.id })).rejects.toMatchObject({ code: 'no_such_colleague' })
  await as(people.supervisor).do(recuse, { caseId, who: [`staff:${people.cityLead.id}`], why: '亲属关系' })
  await expect(as(people.city).do(assign, { caseId, responder: people.cityLead.id })).rejects.toMatchObject({ code: 'no_such_colleague' })
  await expect(as(people.env).do(assign, { caseId, responder: people.env.id })).rejects.toMatchObject({ code: 'not_found' })
  // Who is out already is not offered again.
  expect((await ask(people.supervisor, 'case', { id: caseId })).involved.map(({ id }) => id)).toEqual([people.city.id])
})
