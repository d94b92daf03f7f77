import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askResident } from './ask-resident.ts'
import { decideExtension } from './decide-extension.ts'
import { requestExtension } from './request-extension.ts'
import { supplyInfo } from './supply-info.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const asking = { reason: '需采购灯杆', plan: '到货即装' }

test('北京15: granted, the resident is told of the new day, and the reason stands in the case', async () => {
  const { as, people, signed, kase, clock, notices, db } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(requestExtension, { caseId: id, days: 3, ...asking })
  await as(people.cityLead).do(decideExtension, { caseId: id, granted: true, reason: '灯杆需定制，周三到货' })
  expect((await clock(id, 'conclude'))?.due_at).toEqual(new Date('2026-03-11T18:00:00+08:00'))
  expect((await clock(id, 'extension'))?.done_at).not.toBeNull()
  const { facts } = await kase(id)
  expect(facts).toMatchObject({ extended: 3 })
  expect(facts).not.toHaveProperty('extension')
  expect(await notices('resident:' + people.resident.id)).toContainEqual(expect.objectContaining({
    template: 'requests.extended', params: expect.objectContaining({ days: 3, due: '2026-03-11T10:00:00.000Z' }),
  }))
  const event = await db.selectFrom('kernel.event').select('sealed').where('case_id', '=', id).where('verb', '=', 'requests.decide_extension').executeTakeFirstOrThrow()
  expect(event.sealed).toMatchObject({ says: { reason: '灯杆需定制，周三到货' } })
})

test('refused, the old day stands and the unit is told', async () => {
  const { as, people, signed, kase, clock, notices } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(requestExtension, { caseId: id, days: 3, ...asking })
  await as(people.supervisor).do(decideExtension, { caseId: id, granted: false, reason: '库存有货' })
  expect((await clock(id, 'conclude'))?.due_at).toEqual(new Date('2026-03-06T18:00:00+08:00'))
  expect((await kase(id)).facts).not.toHaveProperty('extended')
  expect(await notices('unit:bureau-city:handler')).toContainEqual(expect.objectContaining({ template: 'requests.extension_decided', params: expect.objectContaining({ granted: false }) }))
})

test('never the person who asked, not even as the person in charge', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  const view = await as(people.cityLead).do(requestExtension, { caseId: id, days: 3, ...asking })
  expect(view.can).not.toContain('requests.decide_extension')
  await expect(as(people.cityLead).do(decideExtension, { caseId: id, granted: true, reason: '同意' })).rejects.toMatchObject({ code: 'not_yours' })
  await as(people.supervisor).do(decideExtension, { caseId: id, granted: true, reason: '同意' })
})

test('a limit that has passed cannot be extended afterwards', async () => {
  const { as, people, signed, goTo, kase } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(requestExtension, { caseId: id, days: 3, ...asking })
  await goTo('2026-03-06 18:01')
  await expect(as(people.cityLead).do(decideExtension, { caseId: id, granted: true, reason: '同意' })).rejects.toMatchObject({ code: 'too_late' })
  await as(people.cityLead).do(decideExtension, { caseId: id, granted: false, reason: '已超时' })
  expect(await kase(id)).toMatchObject({ facts: { outcome: { onTime: false } } })
})

test('while the resident is asked, days are granted too, and come on top of those given back', async () => {
  const { as, people, signed, clock, goTo } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(requestExtension, { caseId: id, days: 3, ...asking })
  await as(people.city).do(askResident, { caseId: id, question: '哪一根？' })
  await as(people.cityLead).do(decideExtension, { caseId: id, granted: true, reason: '同意' })
  expect((await clock(id, 'conclude'))?.due_at).toBeNull()
  await goTo('2026-03-05 10:00')
  await as(people.resident).do(supplyInfo, { caseId: id, text: '第三根' })
  expect((await clock(id, 'conclude'))?.due_at).toEqual(new Date('2026-03-12T18:00:00+08:00'))
})

test('a day granted is a working day, across the National Day and its worked Saturday', async () => {
  const worked = ['2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16', '2026-10-19', '2026-10-20']
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 10 }), async (days) => {
      const { as, people, signed, clock } = await openRequestsOffice('2026-09-28 10:00') // until the 30th
      const { id } = await signed()
      await as(people.city).do(requestExtension, { caseId: id, days, ...asking })
      await as(people.supervisor).do(decideExtension, { caseId: id, granted: true, reason: '同意' })
      expect((await clock(id, 'conclude'))?.due_at).toEqual(new Date(`${worked[1 + days]}T18:00:00+08:00`))
    }),
    { numRuns: 10 },
  )
}, 30_000)
