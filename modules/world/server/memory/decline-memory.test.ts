import { expect, test } from 'vitest'
import { nobody } from '#kernel/identity/actor.ts'
import { declineMemory } from './decline-memory.ts'
import { openMemoryOffice, people } from './memory-office.fixtures.ts'

test('the writer hears why, from the list and in words; nobody else reads it', async () => {
  const { left, as, ask, notices } = await openMemoryOffice()
  const { id } = await left()
  expect(await as(people.lead).do(declineMemory, { caseId: id, reason: 'not_here', words: '说的是另一座城市' })).toMatchObject({ state: 'declined', dueAt: null })
  expect((await notices(`resident:${people.resident.id}`)).map(({ template }) => template)).toContain('world.memory_declined')
  const { memories: [mine] } = await ask(people.resident, 'my_memories', {})
  expect(mine!.status).toBe('没有采用：与这片街区无关：说的是另一座城市。')
  expect((await ask(people.resident, 'my_memories', {}, 'en')).memories[0]!.status).toContain('it is not about this place')
  expect((await ask(nobody, 'memories', {})).memories).toEqual([])
})

test('another reason is one that is said', async () => {
  const { left, as } = await openMemoryOffice()
  const { id } = await left()
  for (const words of [undefined, '  ']) await expect(as(people.handler).do(declineMemory, { caseId: id, reason: 'other', ...(words ? { words } : {}) })).rejects.toMatchObject({ code: 'why' })
  await as(people.handler).do(declineMemory, { caseId: id, reason: 'other', words: '与另一段重复' })
})
