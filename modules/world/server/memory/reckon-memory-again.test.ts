import { expect, test } from 'vitest'
import { system } from '#kernel/identity/actor.ts'
import { openMemoryOffice, people } from './memory-office.fixtures.ts'
import { reckonMemoryAgain } from './reckon-memory-again.ts'

test('the system reckons limits again, and nobody else', async () => {
  const { left, as } = await openMemoryOffice()
  const { id, dueAt } = await left()
  expect(await as(system).do(reckonMemoryAgain, { caseId: id })).toMatchObject({ dueAt })
  await expect(as(people.handler).do(reckonMemoryAgain, { caseId: id })).rejects.toMatchObject({ code: 'not_yours' })
})
