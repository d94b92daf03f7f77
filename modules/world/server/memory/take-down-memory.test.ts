import { expect, test } from 'vitest'
import { nobody } from '#kernel/identity/actor.ts'
import { openMemoryOffice, people } from './memory-office.fixtures.ts'
import { takeDownMemory } from './take-down-memory.ts'

test('what should not have been published is gone at once, and its writer hears why', async () => {
  const { published, as, ask, notices } = await openMemoryOffice()
  const id = await published()
  await expect(as(people.supervisor).do(takeDownMemory, { caseId: id, reason: '' })).rejects.toMatchObject({ code: 'bad_input' })
  expect(await as(people.supervisor).do(takeDownMemory, { caseId: id, reason: '照片经核实并非本人所有' })).toMatchObject({ state: 'taken_down' })
  expect((await ask(nobody, 'memories', {})).memories).toEqual([])
  expect((await ask(nobody, 'memory_hall', {})).total).toBe(0)
  expect((await notices(`resident:${people.resident.id}`)).map(({ template }) => template)).toContain('world.memory_taken_down')
  expect((await ask(people.resident, 'my_memories', {})).memories[0]!.status).toContain('照片经核实并非本人所有')
})

test('not what was never published', async () => {
  const { left, as } = await openMemoryOffice()
  const { id } = await left()
  await expect(as(people.handler).do(takeDownMemory, { caseId: id, reason: '下架' })).rejects.toMatchObject({ code: 'wrong_state' })
})
