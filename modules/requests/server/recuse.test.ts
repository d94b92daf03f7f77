import { expect, test } from 'vitest'
import { maySee } from '#kernel/case/act.ts'
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
  const { id } = await office.dispatched()
  await office.as(office.people.supervisor).do(recuse, { caseId: id, who: [`staff:${office.people.city.id}`], why: '亲属关系' })
  const kase = await office.kase(id)
  expect([maySee(office.office, office.people.city, kase), maySee(office.office, office.people.cityLead, kase)]).toEqual([false, true])
})
