import { readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hollowFilm, openFilesOffice, people, photo } from './files.fixtures.ts'
import { repair, sweep } from './sweep.ts'

const MiB = 1024 * 1024

test('an upload that nobody came back to for two days is removed with its pieces; a finished one stays', async () => {
  const { door, goTo, office, keeping, store } = await openFilesOffice()
  const resident = await door(people.resident)
  const kept = await resident.upload('a.jpg', await photo())
  const { body: { id } } = await resident.begin('v.mp4', 3 * MiB)
  await resident.put(id, 0, hollowFilm(3 * MiB).subarray(0, MiB))
  const parts = join(store.scratch, '../parts')
  expect(readdirSync(parts)).toContain(id)

  await goTo('2026-03-06 09:59')
  await sweep(office, keeping)
  expect((await resident.get(`${id}/state`)).body.offset).toBe(MiB)
  await goTo('2026-03-06 10:01')
  await sweep(office, keeping)
  expect((await resident.get(`${id}/state`)).status).toBe(404)
  expect(readdirSync(parts)).toEqual([])
  expect((await resident.get(kept.id)).status).toBe(200)
})

test.each(['is missing', 'is cut short'])('after a start, an upload of which a piece %s goes back to the last that is whole', async (harm) => {
  const { door, office, keeping, db, store } = await openFilesOffice()
  const resident = await door(people.resident)
  const film = hollowFilm(3 * MiB)
  const { body: { id } } = await resident.begin('v.mp4', film.length)
  await resident.put(id, 0, film.subarray(0, MiB))
  await resident.put(id, MiB, film.subarray(MiB, 2 * MiB))
  const { key } = await db.selectFrom('kernel.file_part').select('key').where('at', '=', MiB).executeTakeFirstOrThrow()
  if (harm === 'is missing') rmSync(store.path!(key))
  else truncateSync(store.path!(key), 1000)

  await repair(office, () => keeping)
  expect((await resident.get(`${id}/state`)).body.offset).toBe(MiB)
  expect(await resident.put(id, MiB, film.subarray(MiB))).toMatchObject({ status: 200, body: { ready: true } })
  expect((await resident.get(id)).raw.equals(film)).toBe(true)
})

test('an upload that was complete when the process was killed is finished after the start', async () => {
  const { door, office, keeping, db } = await openFilesOffice()
  const resident = await door(people.resident)
  const bytes = await photo()
  const { body: { id } } = await resident.begin('a.jpg', bytes.length)
  const key = `parts/${id}/0-last`
  await keeping.store.write(key, (async function* () { yield bytes })())
  await db.insertInto('kernel.file_part').values({ file_id: id, at: 0, size: bytes.length, key }).execute()
  await db.updateTable('kernel.file').set({ received: bytes.length }).where('id', '=', id).execute()

  await repair(office, () => keeping)
  expect((await resident.get(`${id}/state`)).body).toMatchObject({ ready: true, kind: 'photo' })
})
