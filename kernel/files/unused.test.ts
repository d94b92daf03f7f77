import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFilesOffice, people, photo, writeNote } from './files.fixtures.ts'
import { sweep } from './sweep.ts'

const contentIn = (scratch: string) => readdirSync(join(scratch, '../content'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name)

test('what no case uses is removed after seven days, with its copies; what one uses stays', async () => {
  const { door, goTo, office, keeping, store, as } = await openFilesOffice()
  const resident = await door(people.resident)
  const [lost, kept] = [await resident.upload('a.jpg', await photo(64, 48)), await resident.upload('b.jpg', await photo(48, 64))]
  await as(people.resident).open(writeNote, { files: [kept.id] })
  expect(contentIn(store.scratch)).toHaveLength(6)

  await goTo('2026-03-11 09:59')
  await sweep(office, keeping)
  expect((await resident.get(lost.id)).status).toBe(200)
  await goTo('2026-03-11 10:01')
  await sweep(office, keeping)
  expect((await resident.get(lost.id)).status).toBe(404)
  expect((await resident.get(kept.id)).status).toBe(200)
  expect(contentIn(store.scratch)).toHaveLength(3)
})

test('bytes that another file shares stay', async () => {
  const { door, goTo, office, keeping, as } = await openFilesOffice()
  const [resident, neighbour] = [await door(people.resident), await door(people.neighbour)]
  const bytes = await photo()
  const [lost, kept] = [await neighbour.upload('a.jpg', bytes), await resident.upload('b.jpg', bytes)]
  await as(people.resident).open(writeNote, { files: [kept.id] })
  await goTo('2026-03-12 10:00')
  await sweep(office, keeping)
  expect((await neighbour.get(lost.id)).status).toBe(404)
  expect((await resident.get(kept.id)).status).toBe(200)
  expect((await resident.get(`${kept.id}/thumb`)).status).toBe(200)
})

test('while an upload is being put together no bytes are removed, and nobody can use what will be', async () => {
  const { door, goTo, office, keeping, db, as } = await openFilesOffice()
  const resident = await door(people.resident)
  const bytes = await photo()
  const lost = await resident.upload('a.jpg', bytes)
  await goTo('2026-03-12 10:00')
  const { body: { id } } = await resident.begin('b.jpg', bytes.length)
  await db.updateTable('kernel.file').set({ received: bytes.length }).where('id', '=', id).execute()
  await sweep(office, keeping)
  expect(await keeping.store.size((await db.selectFrom('kernel.file').select('variants').where('id', '=', lost.id).executeTakeFirstOrThrow()).variants.thumb!)).toBeGreaterThan(0)
  await expect(as(people.resident).open(writeNote, { files: [lost.id] })).rejects.toMatchObject({ code: 'bad_input' })
  await db.updateTable('kernel.file').set({ received: 0 }).where('id', '=', id).execute()
  await sweep(office, keeping)
  expect((await resident.get(`${lost.id}/state`)).status).toBe(404)
})
