import sharp from 'sharp'
import { expect, test } from 'vitest'
import { exifPlace } from './exif-place.ts'
import { addForStaff, openFilesOffice, people, photo, photoWithPlace, writeNote, hollowFilm } from './files.fixtures.ts'
import { disposition } from './serve.ts'

async function officeWithPeople() {
  const office = await openFilesOffice()
  const [resident, neighbour, handler, stranger] = [await office.door(people.resident), await office.door(people.neighbour), await office.door(people.handler), await office.door({ is: 'nobody' })]
  const note = async (...files: string[]) => (await office.as(people.resident).open(writeNote, { files })).id
  return { ...office, resident, neighbour, handler, stranger, note }
}

test('before it is attached, a file is seen by its uploader alone; to others it is not there', async () => {
  const { resident, neighbour, handler, stranger } = await officeWithPeople()
  const { id } = await resident.upload('a.jpg', await photo())
  expect((await resident.get(id)).status).toBe(200)
  const missing = (await resident.get('00000000-0000-4000-8000-000000000000')).body
  for (const other of [neighbour, handler, stranger]) {
    for (const path of [id, `${id}/thumb`, `${id}/poster`, `${id}?original=1`, `${id}/ticket`]) {
      expect(await other.get(path)).toMatchObject({ status: 404, body: missing })
    }
  }
})

test('what is attached to a case is seen by those who see the case', async () => {
  const { resident, neighbour, handler, note } = await officeWithPeople()
  const { id } = await resident.upload('a.jpg', await photo())
  await note(id)
  expect((await handler.get(id)).status).toBe(200)
  expect((await handler.get(`${id}/thumb`)).status).toBe(200)
  expect((await neighbour.get(id)).status).toBe(404)
})

test('what staff attach for staff, the applicant of the case does not see', async () => {
  const { as, resident, handler, note, door } = await officeWithPeople()
  const caseId = await note()
  const { id } = await handler.upload('内部.jpg', await photo())
  await as(people.handler).do(addForStaff, { caseId, files: [id] })
  expect((await (await door(people.handler)).get(id)).status).toBe(200)
  expect((await resident.get(id)).status).toBe(404)
  expect((await resident.get(`${id}/thumb`)).status).toBe(404)
})

test('the place in a photo is gone from what others see, the photo stands upright, and the original is for handlers alone', async () => {
  const { resident, handler, note } = await officeWithPeople()
  const taken = await photoWithPlace()
  expect((await sharp(taken).metadata()).exif!.includes(Buffer.from('Huawei'))).toBe(true)
  const { id, body } = await resident.upload('a.jpg', taken)
  expect(body.ready).toBe(true)
  await note(id)

  for (const path of [id, `${id}/thumb`]) {
    const seen = await sharp((await handler.get(path)).raw).metadata()
    expect(seen).not.toHaveProperty('exif')
    expect(seen).not.toHaveProperty('xmp')
    expect(seen.height! > seen.width!).toBe(true)
  }
  expect((await handler.get(`${id}?original=1`)).raw.equals(taken)).toBe(true)
  expect((await resident.get(`${id}?original=1`)).status).toBe(404)
})

test('a film can be sought in: one range at a time, with what it is a part of', async () => {
  const { resident } = await officeWithPeople()
  const film = hollowFilm(100_000)
  film.set(Buffer.from('暖办'), 50_000)
  const { id } = await resident.upload('v.mp4', film)
  const part = await resident.get(id, { range: 'bytes=50000-50005' })
  expect(part).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 50000-50005/100000', 'content-length': '6', 'accept-ranges': 'bytes' } })
  expect(part.raw.toString()).toBe('暖办')
  expect(await resident.get(id, { range: 'bytes=100000-' })).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */100000' } })
  expect((await resident.get(id, { range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200)
})

test('what a browser has already is not sent again, and no cache shared by people keeps it', async () => {
  const { resident } = await officeWithPeople()
  const { id } = await resident.upload('a.jpg', await photo())
  const first = await resident.get(id)
  expect(first.headers).toMatchObject({ 'cache-control': expect.stringContaining('private'), 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining('sandbox') })
  const again = await resident.get(id, { 'if-none-match': first.headers['etag'] as string })
  expect(again).toMatchObject({ status: 304 })
  expect(again.raw.length).toBe(0)
})

test('a file keeps its name, with the ending of what it is', async () => {
  const { resident } = await officeWithPeople()
  const { id } = await resident.upload('路灯 (1).html', await photo())
  expect((await resident.get(id)).headers['content-disposition']).toBe(`inline; filename="__ (1).jpg"; filename*=UTF-8''${encodeURIComponent('路灯 ')}%281%29.jpg`)
  expect(disposition('a"\r\n.bin', false)).toBe(`attachment; filename="a___.bin"; filename*=UTF-8''a%22%0D%0A.bin`)
})

test('a ticket opens one file for half an hour to a picture that cannot say who asks, and never the original', async () => {
  const { resident, stranger, handler, note, goTo } = await officeWithPeople()
  const [{ id }, other] = [await resident.upload('a.jpg', await photo()), await resident.upload('b.jpg', await photo(100, 100))]
  await note(id)
  const { ticket } = (await handler.get(`${id}/ticket`)).body
  expect((await stranger.get(`${id}?ticket=${ticket}`)).status).toBe(200)
  expect((await stranger.get(`${id}/thumb?ticket=${ticket}`)).status).toBe(200)
  expect((await stranger.get(`${other.id}?ticket=${ticket}`)).status).toBe(404)
  expect((await stranger.get(`${id}?ticket=${ticket}&original=1`)).status).toBe(404)
  expect((await stranger.get(`${id}?ticket=zzzzzzz.${ticket.split('.')[1]}`)).status).toBe(404)
  await goTo('2026-03-04 10:31')
  expect((await stranger.get(`${id}?ticket=${ticket}`)).status).toBe(404)
})

test('where a photo was taken is told to its uploader once, as the answer to its last piece, and is kept nowhere', async () => {
  const { resident, neighbour, handler, note, db } = await officeWithPeople()
  const { id, body } = await resident.upload('a.jpg', await photoWithPlace())
  expect(body.takenAt.lng).toBeCloseTo(120.3844, 4)
  expect(body.takenAt.lat).toBeCloseTo(36.0625, 4)
  await note(id)
  expect((await resident.put(id, body.offset, '')).body).not.toHaveProperty('takenAt')
  expect((await resident.get(`${id}/state`)).body).not.toHaveProperty('takenAt')
  for (const other of [neighbour, handler]) expect((await other.get(`${id}/state`)).status).toBe(404)
  expect(JSON.stringify(await db.selectFrom('kernel.file').selectAll().where('id', '=', id).execute())).not.toContain('120.38')
})

test('a photo without a place, or with a damaged one, says nothing of it', async () => {
  const { resident } = await officeWithPeople()
  expect((await resident.upload('a.jpg', await photo())).body).not.toHaveProperty('takenAt')
  const exif = (await sharp(await photoWithPlace()).metadata()).exif!
  expect(exifPlace(exif)).toBeDefined()
  for (let end = 0; end < exif.length; end += 7) expect(() => exifPlace(exif.subarray(0, end))).not.toThrow()
  const wild = Buffer.from(exif)
  wild.fill(0xff, 10)
  expect(exifPlace(wild)).toBeUndefined()
})
