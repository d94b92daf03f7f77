import { expect, test } from 'vitest'
import { act } from '#kernel/case/act.ts'
import { system } from '#kernel/identity/actor.ts'
import { openGrowing } from './growing.fixtures.ts'
import { ring } from './ring.ts'

/** Who is told is proved with the real notices: apps/server/hot-topics.test.ts. */
test('a warning that nobody answers in time rings once', async () => {
  const { warned, goTo, history, office } = await openGrowing()
  const { id } = await warned()
  await goTo('2026-03-05 17:59')
  expect(await history(id)).toHaveLength(1)
  await expect(act(office, system, ring, { caseId: id, clock: 'warning', level: 0 })).rejects.toMatchObject({ code: 'already_rung' })
  await goTo('2026-03-05 18:00')
  await goTo('2026-03-06 18:00')
  expect(await history(id)).toEqual(['triage.warn:  -> raised', 'triage.ring: raised -> raised'])
})
