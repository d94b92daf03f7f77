import { expect, test } from 'vitest'
import { close } from './close.ts'
import { openGrowing, unit } from './growing.fixtures.ts'
import { takeUp } from './take-up.ts'

test('a warning ends when the unit says what was done, after it said what it would do', async () => {
  const { warned, as, kase } = await openGrowing()
  const { id } = await warned()
  const done = { caseId: id, done: '已装排烟管道，三家店整改完毕' }
  await expect(as(unit.handler).do(close, done)).rejects.toMatchObject({ code: 'wrong_state' })
  await as(unit.handler).do(takeUp, { caseId: id, plan: '周三晚上联合执法' })
  await as(unit.handler).do(close, done)
  expect(await kase(id)).toMatchObject({ state: 'closed' })
  expect((await kase(id)).closed_at).not.toBeNull()
})
