import { expect, test } from 'vitest'
import { openGrowing, unit } from './growing.fixtures.ts'
import { setAside } from './set-aside.ts'
import { takeUp } from './take-up.ts'

test('the unit sees its warning with what it may do, what it said it would do, and when it is late; others see none', async () => {
  const { warned, as, askAs, goTo } = await openGrowing()
  const { id } = await warned()
  const shown = async (who: typeof unit.handler) => (await askAs(who, 'warnings')).body.warnings
  expect(await shown(unit.handler)).toMatchObject([{ id, state: 'raised', unit: 'bureau-city', said: '近 7 天有 6 人反映，此前 8 周平均每周 0.0 人', late: false, plan: null, can: ['triage.take_up', 'triage.set_aside'] }])
  expect(await shown(unit.dispatcher)).toMatchObject([{ id, can: [] }])
  expect(await shown(unit.other)).toEqual([])
  await goTo('2026-03-06 10:00')
  expect(await shown(unit.supervisor)).toMatchObject([{ late: true }])
  await as(unit.handler).do(takeUp, { caseId: id, plan: '周三晚上联合执法' })
  expect(await shown(unit.supervisor)).toMatchObject([{ late: false, state: 'taken_up', plan: { text: '周三晚上联合执法', by: unit.handler.name } }])
  await as(unit.handler).do(setAside, { caseId: id, reason: 'already_handled', why: '正在查处' })
  expect(await shown(unit.handler)).toEqual([])
})
