import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { hollowFilm, newFolder, openFilesOffice, people, photo } from './files.fixtures.ts'
import { startS3StandIn } from './s3.fixtures.ts'
import { s3Store } from './s3-store.ts'

const MiB = 1024 * 1024
const keys = { keyId: 'nuanban', keySecret: 'secret/with+signs=', region: 'cn-qingdao' }
const s3 = await startS3StandIn(keys)
const open = (given = {}) => s3Store({ ...keys, endpoint: s3.endpoint, bucket: 'files', style: 'path', scratch: newFolder(), ...given })
const chunks = (bytes: Buffer) => Readable.from((function* () { for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000) })())

beforeEach(() => {
  s3.objects.clear()
  s3.uploads.clear()
  s3.seen.length = 0
  s3.failWhen(undefined)
})
afterAll(() => s3.close())

test('small things go up at once, signed, and are read back whole or in part', async () => {
  const store = open()
  expect(await store.write('content/ab/x', chunks(Buffer.from('hello world')))).toBe(11)
  expect(s3.seen).toEqual(['PUT /files/content/ab/x'])
  expect((await buffer(await store.read('content/ab/x'))).toString()).toBe('hello world')
  expect((await buffer(await store.read('content/ab/x', { from: 6, to: 8 }))).toString()).toBe('wor')
  expect(await store.size('content/ab/x')).toBe(11)
  expect(await store.size('content/ab/y')).toBeUndefined()
  await store.remove('content/ab/x')
  await store.remove('content/ab/x')
  expect(s3.objects.size).toBe(0)
})

test.each([8 * MiB, 8 * MiB + 1, 21 * MiB + 7])('a thing of %i bytes goes up in pieces and arrives as it was', async (size) => {
  const bytes = randomBytes(size)
  expect(await open().write('content/large', chunks(bytes))).toBe(size)
  expect(s3.objects.get('/files/content/large')?.equals(bytes)).toBe(true)
  expect(s3.seen.filter((line) => line.includes('partNumber')).length).toBe(Math.ceil(size / (8 * MiB)))
})

test('a stream that fails in the middle leaves nothing in the store', async () => {
  const failing = (async function* () {
    yield Buffer.alloc(9 * MiB)
    throw new Error('gone')
  })()
  await expect(open().write('content/large', failing)).rejects.toThrow('gone')
  expect(s3.objects.size + s3.uploads.size).toBe(0)
})

test('a store that stumbles is asked again; one that knows us not is an error', async () => {
  let stumbles = 2
  s3.failWhen(() => (stumbles-- > 0 ? 503 : undefined))
  await open().write('content/a', chunks(Buffer.from('a')))
  expect(s3.objects.size).toBe(1)
  await expect(open({ keySecret: 'wrong' }).write('content/b', chunks(Buffer.from('b')))).rejects.toThrow('403')
})

test('an upload through a whole office ends in the bucket, and pieces and drafts are gone', async () => {
  const store = open()
  const { door } = await openFilesOffice({ store })
  const resident = await door(people.resident)
  const film = hollowFilm(19 * MiB)
  const sent = await resident.upload('v.mp4', film)
  expect(sent.body).toMatchObject({ ready: true, kind: 'video' })
  expect((await resident.get(sent.id)).raw.equals(film)).toBe(true)
  expect((await resident.get(sent.id, { range: `bytes=${18 * MiB}-` })).raw.length).toBe(MiB)
  expect((await resident.upload('a.jpg', await photo())).body).toMatchObject({ ready: true, kind: 'photo' })
  expect([...s3.objects.keys()].every((key) => key.startsWith('/files/content/'))).toBe(true)
  expect(s3.objects.size).toBe(4)
  expect(readdirSync(store.scratch)).toEqual([])
})

test('a full bucket is a refusal in words', async () => {
  const { door } = await openFilesOffice({ store: open() })
  s3.failWhen((line) => (line.startsWith('PUT') ? 507 : undefined))
  expect(await (await door(people.resident)).upload('a.jpg', await photo())).toMatchObject({ status: 507, body: { code: 'no_space' } })
})
