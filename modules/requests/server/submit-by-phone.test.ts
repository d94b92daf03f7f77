import { expect, test } from 'vitest'
import { openRequestsOffice } from './testing/requests-office.ts'
import { submitByPhone } from './submit-by-phone.ts'

test('what a caller says is the caller’s own request, known by the number they call from', async () => {
  const office = await openRequestsOffice()
  const as = office.as(office.people.agent)
  const first = await as.open(submitByPhone, { section: 'livelihood', text: '家门口井盖没了', callerPhone: '199 0000 7777', callerName: '赵大爷' })
  const second = await as.open(submitByPhone, { section: 'livelihood', text: '还是井盖', callerPhone: '19900007777' })
  const [a, b] = [await office.kase(first.id), await office.kase(second.id)]
  expect(a.applicant_id).toBe(b.applicant_id)
  expect(a).toMatchObject({ facts: { channel: 'hotline' } })
  await as.open(submitByPhone, { section: 'livelihood', text: '井盖', callerPhone: '19900007777', callerName: '赵先生' })
  expect(await office.db.selectFrom('kernel.resident').select('name').where('phone', '=', '19900007777').execute()).toEqual([{ name: '赵大爷' }])
})

test('a caller who means the same joins the case at once, and waits for its answer', async () => {
  const office = await openRequestsOffice()
  const first = await office.dispatched()
  const second = await office.as(office.people.agent).open(submitByPhone, { section: 'livelihood', text: '我也看到路灯坏了', callerPhone: '19900007778', joins: first.id })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'merged', facts: { into: first.id } })
  expect(await office.kase(first.id)).toMatchObject({ facts: { joined: 1 } })
})

test('a resident cannot enter requests in the name of others', async () => {
  const office = await openRequestsOffice()
  await expect(office.as(office.people.resident).open(submitByPhone, { section: 'livelihood', text: '冒名', callerPhone: '19900000001' })).rejects.toMatchObject({ code: 'not_yours' })
})

test('济南32: the unit that a caller complains about never sees it, nor is it answered together with what that unit has', async () => {
  const office = await openRequestsOffice()
  const { as, ask, people, dispatched } = office
  const theirs = await dispatched()
  const said = { section: 'livelihood' as const, text: '城管局的人态度恶劣', callerPhone: '19900007779', accused: 'bureau-city' }
  const { id } = await as(people.agent).open(submitByPhone, said)
  await expect(ask(people.city, 'case', { id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(as(people.agent).open(submitByPhone, { ...said, joins: theirs.id })).rejects.toMatchObject({ code: 'recused' })
  await expect(as(people.agent).open(submitByPhone, { ...said, accused: 'nobody' })).rejects.toMatchObject({ code: 'bad_input' })
})
