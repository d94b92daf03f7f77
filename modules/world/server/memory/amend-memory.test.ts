import { expect, test } from 'vitest'
import { nobody } from '#kernel/identity/actor.ts'
import { amendMemory } from './amend-memory.ts'
import { leave, openMemoryOffice, people, photo, settings, written } from './memory-office.fixtures.ts'
import { publishMemory } from './publish-memory.ts'
import { returnMemory } from './return-memory.ts'

test('sent changed, it is looked at anew within the time that was promised when it was left', async () => {
  const { left, as, ask, office, db, now, clock } = await openMemoryOffice()
  const { id } = await left()
  await as(people.handler).do(returnMemory, { caseId: id, reason: '请补上是哪一条街' })
  await office.definitions.publish(db, { kind: 'memories', body: { ...settings, review: { count: 20, unit: 'working_days' } }, effectiveFrom: '2019-01-01', why: '测试', by: 'system', now: now() })
  await office.definitions.load(db)
  expect(await as(people.resident).do(amendMemory, { caseId: id, text: '在浙江路的台阶上听钟声。' })).toMatchObject({ state: 'left' })
  expect((await clock(id, 'review'))?.due_at?.toISOString()).toBe('2026-03-09T10:00:00.000Z')
  const { memories: [one], counts } = await ask(people.handler, 'memories_to_review', {})
  expect(one).toMatchObject({ text: '在浙江路的台阶上听钟声。', state: 'left' })
  expect(counts).toMatchObject({ left: 1, returned: 0 })
})

test('a photo that was replaced is published by nothing', async () => {
  const { as, door, ask } = await openMemoryOffice()
  const writer = await door(people.resident)
  const [first, second] = [await writer.upload('有车牌.jpg', await photo()), await writer.upload('没有车牌.jpg', await photo('#346'))]
  const { id } = await as(people.resident).open(leave, { ...written, files: [first!] })
  await as(people.handler).do(returnMemory, { caseId: id, reason: '照片里有车牌' })
  await as(people.resident).do(amendMemory, { caseId: id, text: written.text, files: [second!] })
  await as(people.handler).do(publishMemory, { caseId: id })
  const guest = await door({ is: 'nobody' })
  expect([(await guest.get(`/api/files/${first}`)).statusCode, (await guest.get(`/api/files/${second}`)).statusCode]).toEqual([404, 200])
  expect((await ask(nobody, 'memories', {})).memories[0]!.files.map((file) => file.id)).toEqual([second])
})

test('only after it came back, and only by its writer', async () => {
  const { left, as } = await openMemoryOffice()
  const { id } = await left()
  await expect(as(people.resident).do(amendMemory, { caseId: id, text: '改' })).rejects.toMatchObject({ code: 'wrong_state' })
  await as(people.handler).do(returnMemory, { caseId: id, reason: '请修改' })
  await expect(as(people.handler).do(amendMemory, { caseId: id, text: '改' })).rejects.toMatchObject({ code: 'not_yours' })
  await expect(as(people.resident).do(amendMemory, { caseId: id, text: ' ' })).rejects.toMatchObject({ code: 'bad_input' })
})
