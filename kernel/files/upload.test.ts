import { randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { diskStore } from './disk-store.ts'
import { hollowFilm, newFolder, openFilesOffice, people, photo, pngBomb } from './files.fixtures.ts'
import type { Store } from './store.ts'

const MiB = 1024 * 1024
const listed = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name))

test('only people who have signed in may upload', async () => {
  const { door } = await openFilesOffice()
  const stranger = await door({ is: 'nobody' })
  expect(await stranger.begin('a.jpg', 10)).toMatchObject({ status: 401, body: { code: 'sign_in' } })
})

test('a photo is ready when its last byte is there, with a copy to show and a thumbnail', async () => {
  const { door } = await openFilesOffice()
  const resident = await door(people.resident)
  const sent = await resident.upload('路灯.jpg', await photo(3000, 1000))
  expect(sent).toMatchObject({ status: 200, body: { ready: true, kind: 'photo', detail: null, variants: ['shown', 'thumb'] } })
  expect(await sharp((await resident.get(sent.id)).raw).metadata()).toMatchObject({ format: 'jpeg', width: 2560 })
  expect(await sharp((await resident.get(`${sent.id}/thumb`)).raw).metadata()).toMatchObject({ format: 'webp', width: 400 })
})

test.each(['png', 'webp', 'gif', 'avif'] as const)('a %s is a photo too, and others see it as a JPEG', async (format) => {
  const { door } = await openFilesOffice()
  const resident = await door(people.resident)
  const sent = await resident.upload(`a.${format}`, await sharp(await photo(64, 64)).toFormat(format).toBuffer())
  expect(sent.body).toMatchObject({ ready: true, kind: 'photo' })
  expect((await resident.get(sent.id)).headers['content-type']).toBe('image/jpeg')
})

test('a photo that cannot be unpacked here is refused with what to do', async () => {
  const { door } = await openFilesOffice()
  const heic = Buffer.alloc(5000)
  heic.write('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
  expect(await (await door(people.resident)).upload('a.heic', heic)).toMatchObject({ status: 415, body: { message: expect.stringContaining('转成 JPG') } })
})

test('a piece that begins elsewhere than the server stands is refused, and told where to begin', async () => {
  const { door } = await openFilesOffice()
  const resident = await door(people.resident)
  const bytes = await photo()
  const { body: { id } } = await resident.begin('a.jpg', bytes.length)
  expect(await resident.put(id, 0, bytes.subarray(0, 1000))).toMatchObject({ status: 200, body: { offset: 1000, ready: false } })
  for (const wrong of [0, 999, 1001, bytes.length]) {
    expect(await resident.put(id, wrong, bytes.subarray(wrong))).toMatchObject({ status: 409, body: { code: 'offset', details: { offset: 1000 } } })
  }
  expect(await resident.put(id, 1000, bytes.subarray(1000))).toMatchObject({ status: 200, body: { ready: true } })
  expect(await resident.put(id, bytes.length, '')).toMatchObject({ status: 200, body: { ready: true } })
})

test('after a broken connection the upload goes on where the server stands, in the middle of a piece', async () => {
  const { door, app, http } = await openFilesOffice()
  const resident = await door(people.resident)
  const { headers } = await http(people.resident)
  await app.listen({ port: 0 })
  const { port } = app.server.address() as AddressInfo
  const film = hollowFilm(20 * MiB)
  const { body: { id } } = await resident.begin('v.mp4', film.length)

  const broken = httpRequest({ port, method: 'PUT', path: `/api/files/${id}?offset=0`, headers: { ...headers, 'content-type': 'application/octet-stream', 'content-length': film.length } })
  broken.on('error', () => {})
  await new Promise((sent) => broken.write(film.subarray(0, 9 * MiB), sent))
  await new Promise((wait) => setTimeout(wait, 100))
  broken.destroy()

  const { offset } = await waitFor(async () => (await resident.get(`${id}/state`)).body, (state) => state.offset > 8 * MiB)
  expect(offset).toBeLessThanOrEqual(9 * MiB)
  expect(await resident.put(id, offset, film.subarray(offset))).toMatchObject({ status: 200, body: { offset: film.length, ready: true } })
  expect((await resident.get(id)).raw.equals(film)).toBe(true)
  await app.close()
})

test('of two that send the same piece at once one goes on, and not a byte is mixed', async () => {
  const { door } = await openFilesOffice()
  const resident = await door(people.resident)
  const film = hollowFilm(3 * MiB)
  film.set(randomBytes(2 * MiB), MiB)
  const { body: { id } } = await resident.begin('v.mp4', film.length)
  const answers = await Promise.all([1, 2, 3].map(() => resident.put(id, 0, Readable.from(slowly(film)))))
  expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409])
  expect((await resident.get(id)).raw.equals(film)).toBe(true)
})

test('a text file named .jpg is refused with a sentence, and nothing of it is kept', async () => {
  const { door, store } = await openFilesOffice()
  const resident = await door(people.resident)
  const sent = await resident.upload('路灯.jpg', Buffer.from('这只是一段文字'.repeat(1000)))
  expect(sent).toMatchObject({ status: 415, body: { code: 'not_accepted', message: expect.stringContaining('这不是照片') } })
  expect((await resident.get(`${sent.id}/state`)).body).toMatchObject({ ready: false, detail: expect.stringContaining('这不是照片') })
  expect(listed(join(store.scratch, '..'))).toEqual([])
})

test('half a gigabyte of something else is refused after its first piece', async () => {
  const { door } = await openFilesOffice()
  const resident = await door(people.resident)
  const { body: { id } } = await resident.begin('v.mp4', 400 * MiB)
  expect(await resident.put(id, 0, Buffer.alloc(MiB, 'x'))).toMatchObject({ status: 415 })
})

test('a photo too large for a photo is refused after its first piece, though a film might be that large', async () => {
  const { door } = await openFilesOffice()
  const resident = await door(people.resident)
  const { body: { id } } = await resident.begin('a.jpg', 31 * MiB)
  expect(await resident.put(id, 0, Buffer.concat([await photo(), Buffer.alloc(MiB)]))).toMatchObject({ status: 415, body: { message: expect.stringContaining('照片最大 30 MB') } })
  expect(await resident.begin('v.mp4', 501 * MiB)).toMatchObject({ status: 413, body: { code: 'too_large' } })
})

test('a picture that unfolds to more than a hundred million pixels is refused at once', async () => {
  const { door } = await openFilesOffice()
  const resident = await door(people.resident)
  const bomb = pngBomb(60_000, 60_000)
  expect(bomb.length).toBeLessThan(10_000)
  const began = performance.now()
  expect(await resident.upload('a.png', bomb)).toMatchObject({ status: 415, body: { message: expect.stringContaining('像素') } })
  expect(performance.now() - began).toBeLessThan(5000)
})

test('half a photo is refused as broken', async () => {
  const { door } = await openFilesOffice()
  const noise = await sharp(randomBytes(600 * 400 * 3), { raw: { width: 600, height: 400, channels: 3 } }).jpeg().toBuffer()
  expect(await (await door(people.resident)).upload('a.jpg', noise.subarray(0, noise.length / 2))).toMatchObject({ status: 415, body: { message: expect.stringContaining('损坏') } })
})

test('more bytes than were declared are refused', async () => {
  const { door } = await openFilesOffice()
  const resident = await door(people.resident)
  const { body: { id } } = await resident.begin('v.mp4', 10_000)
  expect(await resident.put(id, 0, hollowFilm(10_001))).toMatchObject({ status: 415, body: { message: expect.stringContaining('比登记的大') } })
})

test('nobody learns of, or adds to, another person’s upload', async () => {
  const { door } = await openFilesOffice()
  const [resident, neighbour] = [await door(people.resident), await door(people.neighbour)]
  const { body: { id } } = await resident.begin('a.jpg', 1000)
  const missing = await neighbour.get('00000000-0000-4000-8000-000000000000/state')
  for (const answer of [await neighbour.get(`${id}/state`), await neighbour.put(id, 0, 'x'), await neighbour.get('nonsense/state')]) {
    expect(answer).toMatchObject({ status: 404, body: missing.body })
  }
})

test('one person cannot fill the disk with files that no case uses', async () => {
  const { door } = await openFilesOffice()
  const resident = await door(people.resident)
  for (let n = 0; n < 4; n += 1) expect((await resident.begin('v.mp4', 500 * MiB)).status).toBe(200)
  expect(await resident.begin('v.mp4', 500 * MiB)).toMatchObject({ status: 429, body: { code: 'too_many_uploads' } })
  expect((await (await door(people.neighbour)).begin('v.mp4', 500 * MiB)).status).toBe(200)
})

test('a full disk is a refusal in words, leaves no half file, and the upload goes on when there is room', async () => {
  const folder = newFolder()
  const disk = diskStore(folder)
  let full = true
  const filling: Store = {
    ...disk,
    write: (key, bytes) => disk.write(key, full ? breaksAfter(bytes, 3 * MiB) : bytes),
  }
  const { door } = await openFilesOffice({ store: filling })
  const resident = await door(people.resident)
  const film = hollowFilm(6 * MiB)
  const { body: { id } } = await resident.begin('v.mp4', film.length)
  expect(await resident.put(id, 0, film)).toMatchObject({ status: 507, body: { code: 'no_space', message: expect.stringContaining('存储空间已满') } })
  expect(listed(folder)).toEqual([])
  full = false
  expect(await resident.put(id, 0, film)).toMatchObject({ status: 200, body: { ready: true } })
})

test('an upload that could never fit is refused before it begins', async () => {
  const { door } = await openFilesOffice({ store: { ...diskStore(newFolder()), free: async () => 600 * MiB } })
  expect(await (await door(people.resident)).begin('v.mp4', 300 * MiB)).toMatchObject({ status: 507 })
})

async function* slowly(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 256 * 1024) {
    await new Promise((wait) => setTimeout(wait, 2))
    yield bytes.subarray(at, at + 256 * 1024)
  }
}

async function* breaksAfter(bytes: AsyncIterable<Uint8Array>, most: number) {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > most) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    yield chunk
  }
}

async function waitFor<T>(look: () => Promise<T>, until: (seen: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const seen = await look()
    if (until(seen) || tries > 100) return seen
    await new Promise((wait) => setTimeout(wait, 30))
  }
}
