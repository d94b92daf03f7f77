import { expect, test } from 'vitest'
import { describeAll } from './describe.ts'
import { fumes, openGrowing } from './warnings/growing.fixtures.ts'

test('a topic is read once, and again when it has grown', async () => {
  const { needs, office, db, write } = await openGrowing()
  await needs.reader.ready(office)
  let read = 0
  const { messagesOf } = needs
  needs.messagesOf = (given, ids) => (read++, messagesOf(given, ids))
  const ids = fumes(6).map(({ id }) => id)
  const [first] = (await describeAll(office, db, needs, [ids]))!
  expect(first).toMatchObject({ place: '海逸花园' })
  expect(await describeAll(office, db, needs, [ids])).toEqual([first])
  expect(read).toBe(1)
  write(...fumes(1, { from: 6 }))
  await describeAll(office, db, needs, [fumes(7).map(({ id }) => id)])
  expect(read).toBe(2)
})
