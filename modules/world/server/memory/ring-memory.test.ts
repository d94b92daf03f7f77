import { expect, test } from 'vitest'
import { openMemoryOffice, people } from './memory-office.fixtures.ts'

test('its unit is reminded a day ahead; head and supervision hear of it when the time is over, and the desk marks it', async () => {
  const { left, goTo, door, db, ask } = await openMemoryOffice()
  for (const who of [people.handler, people.lead, people.supervisor, people.stranger]) await door(who)
  await left()
  const told = async () => (await db.selectFrom('kernel.notice').select(['person', 'template']).where('template', 'in', ['world.memory_waits', 'world.memory_late']).orderBy('at').execute()).map(({ person, template }) => [template, person])
  await goTo('2026-03-06 18:01')
  expect(await told()).toEqual([['world.memory_waits', `staff:${people.handler.id}`]])
  expect((await ask(people.handler, 'memories_to_review', {})).counts).toMatchObject({ left: 1, late: 0 })
  await goTo('2026-03-09 18:01')
  expect((await told()).slice(1).toSorted()).toEqual([['world.memory_late', `staff:${people.lead.id}`], ['world.memory_late', `staff:${people.supervisor.id}`]].toSorted())
  const { counts, memories } = await ask(people.handler, 'memories_to_review', {})
  expect(counts).toMatchObject({ left: 1, late: 1 })
  expect(memories[0]).toMatchObject({ late: true })
})
