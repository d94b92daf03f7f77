import { expect, test } from 'vitest'
import { fumes, openGrowing, unit } from './warnings/growing.fixtures.ts'

const ID = fumes(1)[0]!.id

test('a topic is found by any of its requests, with what most of them say', async () => {
  const { needs, office, askAs } = await openGrowing()
  await needs.reader.ready(office)
  needs.members = async (_office, db, actor, ids) => (await needs.standing(db, actor, ids)) as never
  const { body } = await askAs(unit.dispatcher, 'topic', { id: fumes(6)[4]!.id })
  expect(body).toMatchObject({ topic: { place: '海逸花园', people: 6, shown: 6, stages: { open: 6 } }, elsewhere: 0, members: fumes(6).map(({ id }) => ({ id })) })
  expect(body.phrases).toContain('排烟管道')
})

test('who sees none of its requests is told of none of it; but a unit that was warned hears what of', async () => {
  const { warned, askAs } = await openGrowing()
  expect((await askAs(unit.handler, 'topic', { id: ID })).body).toMatchObject({ topic: null })
  const { summary } = await warned()
  expect((await askAs(unit.handler, 'topic', { id: ID })).body).toMatchObject({ topic: { title: summary, people: 6, shown: 0 }, members: [], phrases: [], elsewhere: 6 })
  expect((await askAs(unit.other, 'topic', { id: ID })).body).toMatchObject({ topic: null, elsewhere: 0 })
})
