import { expect, test } from 'vitest'
import { openGrowing, unit } from './growing.fixtures.ts'
import { setAside } from './set-aside.ts'
import { takeUp } from './take-up.ts'

test('a unit sets aside what is not one matter, at once or once it has looked, and says why', async () => {
  const { warned, as, kase, db } = await openGrowing()
  const { id } = await warned()
  await as(unit.handler).do(takeUp, { caseId: id, plan: '先去看看' })
  await as(unit.handler).do(setAside, { caseId: id, reason: 'not_one_matter', why: '三家店，各归各' })
  const closed = await kase(id)
  expect(closed).toMatchObject({ state: 'set_aside', due_at: null })
  expect(closed.closed_at).not.toBeNull()
  const { body, sealed } = await db.selectFrom('kernel.event').selectAll().where('case_id', '=', id).where('seq', '=', 3).executeTakeFirstOrThrow()
  expect(body).toMatchObject({ says: { reason: 'not_one_matter' } })
  expect(JSON.stringify(body)).not.toContain('各归各')
  expect(JSON.stringify(sealed)).toContain('各归各')
})

test('and its clock rings no more', async () => {
  const { warned, as, goTo, history } = await openGrowing()
  const { id } = await warned()
  await as(unit.lead).do(setAside, { caseId: id, reason: 'already_handled', why: '上周已立案查处' })
  await goTo('2026-03-09 10:00')
  expect(await history(id)).toEqual(['triage.warn:  -> raised', 'triage.set_aside: raised -> set_aside'])
})
