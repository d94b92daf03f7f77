import { expect, test } from 'vitest'
import { newCaseId } from '#kernel/testing/office.ts'
import { openGrowing, unit } from './growing.fixtures.ts'
import { warn } from './warn.ts'

test('a warning tells the unit’s people and gives them one working day', async () => {
  const { warned, clock, notices, history } = await openGrowing()
  const kase = await warned()
  expect(kase).toMatchObject({ state: 'raised', unit_id: 'bureau-city', units: ['bureau-city'], facts: { people: 6, requests: 6, said: { zh: '近 7 天有 6 人反映，此前 8 周平均每周 0.0 人' } } })
  expect(kase.due_at?.toISOString()).toBe('2026-03-05T10:00:00.000Z')
  expect(await clock(kase.id, 'warning')).toMatchObject({ kind: 'warning', unit_id: 'bureau-city', done_at: null })
  expect((await notices()).map(({ to, template }) => [to, template]).sort()).toEqual([['unit:bureau-city:handler', 'triage.warned'], ['unit:bureau-city:lead', 'triage.warned']])
  expect(await history(kase.id)).toEqual(['triage.warn:  -> raised'])
})

test('its summary is the place and a title without personal data, and no resident’s words stand in what it says in the open', async () => {
  const { warned, write, db } = await openGrowing(5)
  write({ id: '00000000-0000-7000-8000-000000000090', who: '居民九', at: Date.parse('2026-03-03T20:00:00+08:00'), title: '海逸花园楼下烧烤店油烟直排扰民，请联系王先生13812345678', text: '楼下烧烤店油烟直排，没有排烟管道，油烟飘进家里' })
  const kase = await warned()
  expect(kase.summary).toMatch(/海逸花园.*油烟/)
  expect(kase.summary).not.toMatch(/13812345678|王先生/)
  const { body } = await db.selectFrom('kernel.event').select('body').where('case_id', '=', kase.id).executeTakeFirstOrThrow()
  expect(JSON.stringify((body as unknown as { says: object }).says)).not.toMatch(/油烟|海逸/)
})

test('how long the unit has is the district’s', async () => {
  const { warned } = await openGrowing(6, { answerCheck: true, alike: true, warning: { count: 4, unit: 'hours' } })
  expect((await warned()).due_at?.toISOString()).toBe('2026-03-04T06:00:00.000Z')
})

test('people warn nobody: it is the system’s', async () => {
  const { as } = await openGrowing(0)
  const given = { id: newCaseId(), topic: newCaseId(), unit: 'bureau-city', reader: 'unit:bureau-city:handler', summary: '一类诉求', people: 9, requests: 9, said: { zh: '增多', en: 'more' } }
  for (const person of Object.values(unit)) await expect(as(person).open(warn, given)).rejects.toMatchObject({ code: 'not_yours' })
})
