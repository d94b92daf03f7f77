import { expect, test } from 'vitest'
import { act } from '#kernel/case/act.ts'
import { system } from '#kernel/identity/actor.ts'
import { ring } from './ring.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('yellow one working day ahead, red when late, then up the ladder by itself, once each', async () => {
  const office = await openRequestsOffice('2026-03-04 10:00')
  const { id } = await office.dispatched({ category: 'M0201' }) // five working days: until 11 March 18:00

  const rung = async () => (await office.db.selectFrom('kernel.event').select('body').where('case_id', '=', id).where('verb', '=', 'requests.ring').orderBy('seq').execute())
    .map((e) => (e.body as { says: { clock: string; card?: string; rung?: string } }).says).filter((says) => says.clock === 'conclude').map((says) => says.rung ?? says.card)

  await office.goTo('2026-03-10 17:59')
  expect(await rung()).toEqual([])
  await office.goTo('2026-03-10 18:00')
  expect(await rung()).toEqual(['yellow'])
  expect(await office.kase(id)).not.toMatchObject({ facts: { outcome: { onTime: false } } })

  await office.goTo('2026-03-11 18:00')
  expect(await rung()).toEqual(['yellow', 'unit_lead'])
  expect(await office.kase(id)).toMatchObject({ facts: { outcome: { onTime: false } } })
  await office.goTo('2026-03-12 18:00')
  expect(await office.kase(id)).toMatchObject({ facts: { supervision: { by: 'system', answered: false } } })
  await office.goTo('2026-03-16 18:00')
  await office.settle()
  expect(await rung()).toEqual(['yellow', 'unit_lead', 'supervisor', 'district_office'])
})

test('a moment that was acted upon, or moved, is not acted upon again', async () => {
  const office = await openRequestsOffice('2026-03-04 10:00')
  const { id } = await office.dispatched()
  await expect(act(office.office, system, ring, { caseId: id, clock: 'conclude', level: 0 })).rejects.toMatchObject({ code: 'already_rung' })
})
