import { expect, test } from 'vitest'
import { staffOf } from '#kernel/testing/office.ts'
import { fumes, openGrowing, unit } from './warnings/growing.fixtures.ts'

test('the hottest topics say what they are, why they are hot and that they grow', async () => {
  const { needs, office, askAs } = await openGrowing()
  await needs.reader.ready(office)
  const { body } = await askAs(unit.dispatcher, 'topics')
  expect(body.reading).toMatchObject({ on: true, ready: true })
  expect(body.topics[0]).toMatchObject({
    place: '海逸花园', title: expect.stringMatching(/油烟/), people: 6, requests: 6, shown: 6, stages: { open: 6, answered: 0, over: 0, joined: 0 },
    units: [{ id: 'hotline', cases: 6 }], weeks: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6], warning: '近 7 天有 6 人反映，此前 8 周平均每周 0.0 人',
  })
  const { heat } = body.topics[0]
  expect(heat.total).toBe(heat.parts.reduce((sum: number, { points }: { points: number }) => sum + points, 0))
})

test('while the reader reads, the page is told how far it is; where a district has it off, that too', async () => {
  const { askAs, needs, office } = await openGrowing()
  expect((await askAs(unit.dispatcher, 'topics')).body).toMatchObject({ reading: { on: true, ready: false }, topics: [] })
  await needs.reader.ready(office)
  expect((await askAs(unit.dispatcher, 'topics')).body.topics).not.toEqual([])
  const off = await openGrowing(6, { answerCheck: true })
  expect((await off.askAs(unit.dispatcher, 'topics')).body).toEqual({ reading: { on: false, ready: false, read: 0 }, topics: [], units: [] })
})

test('of a topic of which one may see nothing one hears nothing; what one may not see of it is with others', async () => {
  const { needs, office, askAs } = await openGrowing()
  await needs.reader.ready(office)
  expect((await askAs(staffOf('district-office', 'admin'), 'topics')).body.topics).toEqual([])
  const { standing } = needs
  needs.standing = async (db, actor, ids) => (await standing(db, actor, ids)).filter(({ id }) => id === fumes(1)[0]!.id)
  expect((await askAs(unit.handler, 'topics')).body.topics).toMatchObject([{ people: 6, requests: 6, shown: 1, title: '海逸花园楼下烧烤店油烟直排扰民' }])
})

test('asked about a unit or a time, it tells of that alone', async () => {
  const { needs, office, askAs, goTo } = await openGrowing()
  await needs.reader.ready(office)
  const hottest = async (query: Record<string, string>) => (await askAs(unit.dispatcher, 'topics', query)).body.topics.map(({ place }: { place: string }) => place)
  expect(await hottest({ unit: 'bureau-city' })).toEqual([])
  expect(await hottest({ unit: 'hotline', period: '7' })).toContain('海逸花园')
  await goTo('2026-03-20 10:00')
  expect(await hottest({ period: '7' })).toEqual([])
  expect(await hottest({ period: '30' })).toContain('海逸花园')
})

test('a title leaves without the personal data of whoever wrote it', async () => {
  const { needs, office, askAs, write } = await openGrowing(0)
  write(...fumes(4).map((one, i) => ({ ...one, title: `海逸花园王建国先生反映烧烤店油烟扰民，电话13812345678${i}` })))
  await needs.reader.ready(office)
  const { body } = await askAs(unit.dispatcher, 'topics')
  expect(body.topics[0].title).toMatch(/油烟/)
  expect(JSON.stringify(body.topics)).not.toMatch(/1381234|王建国/)
})
