import { expect, test } from 'vitest'
import { openGrowing, unit } from './growing.fixtures.ts'
import { takeUp } from './take-up.ts'

test('the unit says what it will do, under seal, and the clock ends', async () => {
  const { warned, as, kase, clock, db } = await openGrowing()
  const { id } = await warned()
  await as(unit.handler).do(takeUp, { caseId: id, plan: '周三晚上联合执法' })
  expect(await kase(id)).toMatchObject({ state: 'taken_up', due_at: null, closed_at: null })
  expect((await clock(id, 'warning'))?.done_at).not.toBeNull()
  const event = await db.selectFrom('kernel.event').selectAll().where('case_id', '=', id).where('seq', '=', 2).executeTakeFirstOrThrow()
  expect(JSON.stringify(event.body)).not.toContain('联合执法')
  expect(JSON.stringify(event.sealed)).toContain('联合执法')
})

test('its head may as well; those of another unit find no warning, and supervision does not answer for it', async () => {
  const { warned, as } = await openGrowing()
  const { id } = await warned()
  const plan = { caseId: id, plan: '周三晚上联合执法' }
  await expect(as(unit.other).do(takeUp, plan)).rejects.toMatchObject({ code: 'not_found' })
  await expect(as(unit.supervisor).do(takeUp, plan)).rejects.toMatchObject({ code: 'not_yours' })
  await expect(as(unit.dispatcher).do(takeUp, plan)).rejects.toMatchObject({ code: 'not_yours' })
  expect(await as(unit.lead).do(takeUp, plan)).toMatchObject({ state: 'taken_up', can: ['triage.close', 'triage.set_aside'] })
})

test('what is with reception is its dispatchers’', async () => {
  const { warned, as, needs } = await openGrowing()
  needs.responsibleFor = async (_office, _db, ids) => ({ unit: 'hotline', reader: 'unit:hotline:dispatcher', concern: [...ids] })
  const { id } = await warned()
  expect(await as(unit.dispatcher).do(takeUp, { caseId: id, plan: '转街道核实' })).toMatchObject({ state: 'taken_up' })
})
