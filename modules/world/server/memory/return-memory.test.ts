import { expect, test } from 'vitest'
import { openMemoryOffice, people } from './memory-office.fixtures.ts'
import { returnMemory } from './return-memory.ts'

test('the writer hears what to change; no time runs while they think about it', async () => {
  const { left, as, ask, notices, clock } = await openMemoryOffice()
  const { id } = await left()
  expect(await as(people.handler).do(returnMemory, { caseId: id, reason: '照片里有车牌，请换一张。' })).toMatchObject({ state: 'returned', dueAt: null })
  expect((await clock(id, 'review'))?.done_at).not.toBeNull()
  expect((await notices(`resident:${people.resident.id}`)).map(({ template }) => template)).toContain('world.memory_returned')
  const { memories: [mine] } = await ask(people.resident, 'my_memories', {})
  expect(mine).toMatchObject({ state: 'returned', asked: '照片里有车牌，请换一张。', can: ['world.amend_memory', 'world.withdraw_memory'] })
})

test('not without a reason, and not by the writer', async () => {
  const { left, as } = await openMemoryOffice()
  const { id } = await left()
  await expect(as(people.handler).do(returnMemory, { caseId: id, reason: ' ' })).rejects.toMatchObject({ code: 'bad_input' })
  await expect(as(people.resident).do(returnMemory, { caseId: id, reason: '想改' })).rejects.toMatchObject({ code: 'not_yours' })
})
