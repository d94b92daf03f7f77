import { expect, test } from 'vitest'
import { smallDistrict } from '#kernel/testing/small-district.ts'
import { maySee } from '#kernel/case/act.ts'
import { askResident } from './ask-resident.ts'
import { dispatch } from './dispatch.ts'
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

test('回避 of a unit is that of the units below it, but for the one above all', async () => {
  const units = (smallDistrict['units'] as object[]).map((unit) => ({ ...unit, parent: 'district-office' })).filter((unit) => (unit as unknown as { id: string }).id !== 'district-office')
  const definitions = { units: [{ id: 'district-office', name: '区政府办公室', en: 'District Office', short: '区政府办', kind: 'district' }, ...units, { id: 'bureau-city-squad', name: '城管中队', en: 'Squad', short: '中队', kind: 'bureau', parent: 'bureau-city' }] }
  const { as, ask, kase, people, submitted } = await openRequestsOffice(undefined, definitions)
  const squad = { ...people.city, unit: 'bureau-city-squad', units: ['bureau-city-squad'] }
  const { id } = await submitted({ accused: 'bureau-city' })
  expect((await kase(id)).recused).toEqual(['unit:bureau-city', 'unit:bureau-city-squad'])
  await expect(as(people.dispatcher).do(dispatch, { caseId: id, lead: 'bureau-city-squad', why: '就近' })).rejects.toMatchObject({ code: 'recused' })

  const other = await submitted()
  await as(people.dispatcher).do(dispatch, { caseId: other.id, lead: 'bureau-city-squad', why: '就近' })
  expect((await ask(squad, 'worklist', {})).lines).toHaveLength(1)
  await as(people.dispatcher).do(recuse, { caseId: other.id, who: ['unit:bureau-city'], why: '举报该局' })
  expect(await kase(other.id)).toMatchObject({ state: 'submitted', unit_id: 'hotline' })
  expect((await ask(squad, 'worklist', {})).lines).toEqual([])

  expect((await kase((await submitted({ accused: 'district-office' })).id)).recused).toEqual(['unit:district-office'])
})
