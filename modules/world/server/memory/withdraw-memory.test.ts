import { expect, test } from 'vitest'
import { leave, openMemoryOffice, people, photo, written } from './memory-office.fixtures.ts'
import { publishMemory } from './publish-memory.ts'
import { returnMemory } from './return-memory.ts'
import { withdrawMemory } from './withdraw-memory.ts'

test('with the act the public sees it no more: not in lists, not on the wall, nor its files', async () => {
  const { as, door, ask } = await openMemoryOffice()
  const file = await (await door(people.resident)).upload('老照片.jpg', await photo())
  const { id } = await as(people.resident).open(leave, { ...written, files: [file] })
  await as(people.handler).do(publishMemory, { caseId: id })
  const guest = await door({ is: 'nobody' })
  const seen = async () => {
    const [list, hall, picture] = [await guest.get('/api/world/memories'), await guest.get('/api/world/memory_hall'), await guest.get(`/api/files/${file}/thumb`)]
    return [list.json().memories.length, hall.json().total, picture.statusCode]
  }
  expect(await seen()).toEqual([1, 1, 200])
  expect(await as(people.resident).do(withdrawMemory, { caseId: id })).toMatchObject({ state: 'withdrawn', can: [] })
  expect(await seen()).toEqual([0, 0, 404])
  // Nor do moderators read on; the writer does.
  expect((await ask(people.handler, 'memories_to_review', { list: 'over' })).memories[0]).toMatchObject({ text: '', files: [], by: null })
  expect((await ask(people.resident, 'my_memories', {})).memories[0]).toMatchObject({ text: written.text, state: 'withdrawn' })
})

test('at any time before it is over, by its writer and nobody else', async () => {
  const { left, as } = await openMemoryOffice()
  const [waiting, returned] = [await left(), await left()]
  await as(people.handler).do(returnMemory, { caseId: returned!.id, reason: '请修改' })
  await expect(as(people.handler).do(withdrawMemory, { caseId: waiting!.id })).rejects.toMatchObject({ code: 'not_yours' })
  for (const { id } of [waiting!, returned!]) expect(await as(people.resident).do(withdrawMemory, { caseId: id })).toMatchObject({ state: 'withdrawn', dueAt: null })
  await expect(as(people.handler).do(publishMemory, { caseId: waiting!.id })).rejects.toMatchObject({ code: 'wrong_state' })
})
