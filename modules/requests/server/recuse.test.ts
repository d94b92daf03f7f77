import { expect, test } from 'vitest'
import { maySee } from '#kernel/case/act.ts'
import { askResident } from './ask-resident.ts'
import { recuse } from './recuse.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('济南32: the accused unit no longer sees the case, which goes back to be dispatched', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await office.as(office.people.dispatcher).do(recuse, { caseId: id, who: ['unit:bureau-city'], why: '诉求人举报该局工作人员' })
  const kase = await office.kase(id)
  expect(kase).toMatchObject({ state: 'submitted', unit_id: 'hotline' })
  expect(maySee(office.office, office.people.city, kase)).toBe(false)
  expect(maySee(office.office, office.people.dispatcher, kase)).toBe(true)
  await expect(office.as(office.people.city).do(recuse, { caseId: id, who: [], why: '解除' })).rejects.toMatchObject({ code: 'not_found' })
})

test('one person of a unit can be recused while colleagues handle it', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.signed()
  await office.as(office.people.supervisor).do(recuse, { caseId: id, who: [`staff:${office.people.city.id}`], why: '亲属关系' })
  const kase = await office.kase(id)
  expect([maySee(office.office, office.people.city, kase), maySee(office.office, office.people.cityLead, kase)]).toEqual([false, true])
  expect(kase.facts).not.toHaveProperty('responder')
})

test('recused while the resident is asked: all clocks run again, and reception must dispatch in its time', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.signed({ category: 'M0201' })
  await office.as(office.people.env).do(askResident, { caseId: id, question: '几点施工？' })
  await office.as(office.people.supervisor).do(recuse, { caseId: id, who: ['unit:bureau-env'], why: '利害关系' })
  for (const name of ['conclude', 'assist:street-xgzl', 'dispatch']) expect(await office.clock(id, name)).toMatchObject({ done_at: null, due_at: expect.any(Date) })
  expect((await office.clock(id, 'supply'))?.done_at).not.toBeNull()
  expect(await office.notices('unit:hotline:dispatcher')).toContainEqual(expect.objectContaining({ template: 'requests.back_to_work' }))
})

test('a recused unit owes no part any more: the lead does not wait for whom it cannot ask', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.signed({ category: 'M0201' })
  await office.as(office.people.dispatcher).do(recuse, { caseId: id, who: ['unit:street-xgzl'], why: '利害关系' })
  expect(await office.kase(id)).toMatchObject({ state: 'in_progress' })
  expect((await office.kase(id)).facts).not.toHaveProperty('assist')
  expect((await office.clock(id, 'assist:street-xgzl'))?.done_at).not.toBeNull()
})

test('a unit that does not exist cannot be kept out', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await expect(office.as(office.people.dispatcher).do(recuse, { caseId: id, who: ['unit:bureau-citty'], why: '笔误' })).rejects.toMatchObject({ code: 'no_such_unit' })
})
