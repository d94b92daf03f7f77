import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { residentNamed } from '#kernel/testing/office.ts'
import { unframed } from '../presence/framing.ts'
import { readToBrowser } from '../presence/to-browser.ts'
import { writeToServer } from '../presence/to-server.ts'
import { openDistrict } from './over-the-wire.fixtures.ts'
import type { Limits } from './presence/here.ts'

const [ann, ben] = [residentNamed('安', 1), residentNamed('波', 2)]

/** Frames come when they come, and a busy machine lets them wait. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 })

const ends: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function district(limits: Partial<Limits> = {}) {
  const here = await openDistrict(limits)
  ends.push(() => here.app.close())
  return {
    ...here,
    async page(...given: Parameters<typeof here.page>) {
      const page = await here.page(...given)
      ends.push(page.close)
      return page
    },
  }
}

const closing = (socket: { on: (event: 'close', hear: (code: number) => void) => unknown }) => new Promise<number>((resolve) => socket.on('close', resolve))
const JOIN = writeToServer({ is: 'join', appear: true, nick: 0, look: 0, x: 0, z: 0, token: '', landing: '' })

test('two residents and a guest in one place: each sees the residents walk, and hears what they say', async () => {
  const { page } = await district()
  const [one, two, guest] = [await page(ann), await page(ben), await page()]
  await soon(() => [one, two, guest].map(({ states }) => states().at(-1))).toEqual(['here', 'here', 'here'])
  expect([one.own.id > 0, two.own.id > 0, guest.own.id]).toEqual([true, true, 0])

  const { x, z } = one.own
  one.move({ x: x + 1.5, z, heading: 1, gait: 'walk' })
  one.act('phrase', 3)
  for (const viewer of [two, guest]) {
    await soon(() => viewer.others().find(({ id }) => id === one.own.id)?.pose.x).toBeCloseTo(x + 1.5, 1)
    await soon(() => viewer.heard).toContainEqual({ is: 'moment', moment: { id: one.own.id, kind: 'phrase', which: 3 } })
  }
  expect(one.others().map(({ id }) => id)).toEqual([two.own.id])
  await soon(() => guest.heard).toContainEqual({ is: 'crowd', present: 2, watching: 1 })
  expect(guest.beyond()).toEqual([])
})

test('the page knows the server\'s time', async () => {
  const { page } = await district()
  const one = await page()
  await soon(() => one.isInTime()).toBe(true)
  expect(Math.abs(one.serverNow() - Date.now())).toBeLessThan(25)
})

test('a page whose connection breaks comes back by itself, to the same spot and number; and a page that goes on with its visit takes it over', async () => {
  const { page } = await district()
  const one = await page(ann)
  await soon(() => one.own.id).toBeGreaterThan(0)
  const { id, x, z } = one.own
  one.made[0]!.terminate()
  await soon(() => one.states()).toEqual(['connecting', 'here', 'connecting', 'here'])
  expect(one.own).toMatchObject({ id, x, z })

  const again = await page(ann, { store: one.store })
  await soon(() => again.own.id).toBe(id)
  expect(again.own).toMatchObject({ x, z })
  await soon(() => one.states().at(-1)).toBe('elsewhere')
})

test('where no WebSocket comes through the page polls, and sees and is seen as others are', async () => {
  const { page } = await district()
  const [polling, other] = [await page(ann, { noSockets: true }), await page(ben)]
  await soon(() => polling.states().at(-1)).toBe('polling')
  await soon(() => other.others().map(({ id }) => id)).toEqual([polling.own.id])
  await soon(() => polling.others().map(({ id }) => id)).toEqual([other.own.id])
  polling.move({ x: polling.own.x + 2, z: polling.own.z, heading: 0, gait: 'walk' })
  other.act('gesture', 2)
  await soon(() => other.others()[0]!.pose.x).toBeCloseTo(polling.own.x, 1)
  await soon(() => polling.heard).toContainEqual({ is: 'moment', moment: { id: other.own.id, kind: 'gesture', which: 2 } })
  await soon(() => Math.abs(polling.serverNow() - Date.now())).toBeLessThan(25)
})

test('a poll answers with the bytes that a WebSocket would have carried; garbage is refused, a flood ends it', async () => {
  const { url, cookieOf } = await district()
  const cookie = await cookieOf(ann)
  const key = Buffer.alloc(16, 7)
  const poll = (...messages: Uint8Array[]) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/octet-stream', cookie }, body: Buffer.concat([key, ...messages.flatMap((one) => [Buffer.from([one.length]), one])]) })
  const first = await poll(JOIN)
  expect(first.headers.get('content-type')).toBe('application/octet-stream')
  const said = [...unframed(new Uint8Array(await first.arrayBuffer()))].map(readToBrowser)
  expect(said[0]).toMatchObject({ is: 'welcome', resumed: false })
  await soon(async () => [...unframed(new Uint8Array(await (await poll()).arrayBuffer()))].map((bytes) => readToBrowser(bytes)!.is)).toContain('near')

  expect((await fetch(url, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: key.subarray(0, 5) })).status).toBe(400)
  expect((await fetch(url, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: Buffer.concat([key, Buffer.from([200, 1])]) })).status).toBe(400)
  expect((await fetch(url, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: Buffer.alloc(100_000) })).status).toBe(413)
  const ended = await poll(Buffer.from([255]))
  expect(ended.status).toBe(410)
  expect(await ended.json()).toMatchObject({ code: 'gone', details: { closed: 1003 } })
})

test('too long, text, and what is no message close the socket with a code', async () => {
  const { socket } = await district()
  const codes = [Buffer.alloc(5000), 'hello', Buffer.from([77])].map(async (message) => {
    const one = socket()
    await new Promise((up) => one.on('open', up))
    one.send(message)
    return closing(one)
  })
  expect(await Promise.all(codes)).toEqual([1009, 1003, 1003])
})

test('random bytes for two seconds: the server closes what it must and serves the others', async () => {
  const { socket, page } = await district({ opensOfAddress: { perSecond: 1000, burst: 1000 } })
  const one = await page(ann)
  await soon(() => one.own.id).toBeGreaterThan(0)
  const until = Date.now() + 2000
  let opened = 0
  await Promise.all(Array.from({ length: 8 }, async () => {
    while (Date.now() < until) {
      const bad = socket()
      bad.on('error', () => {})
      bad.on('open', () => {
        opened += 1
        if (Math.random() < 0.5) bad.send(JOIN)
        for (let n = 0; n < 5; n += 1) bad.send(crypto.getRandomValues(new Uint8Array(Math.floor(Math.random() * 80))))
        if (Math.random() < 0.3) bad.terminate()
      })
      await closing(bad)
    }
  }))
  expect(opened).toBeGreaterThan(50)
  one.act('gesture', 1)
  await soon(() => one.heard).toContainEqual({ is: 'moment', moment: { id: one.own.id, kind: 'gesture', which: 1 } })
})

test('a page of another site does not get in, an address with too many connections does not, and no WebSocket is answered as such', async () => {
  const { socket, url, origin } = await district({ linesOfAddress: 3 })
  const statusOf = (one: ReturnType<typeof socket>) => new Promise<number>((resolve) => {
    one.on('error', () => {})
    one.on('unexpected-response', (_request, answer: { statusCode?: number; resume: () => void }) => {
      answer.resume()
      resolve(answer.statusCode!)
    })
    one.on('open', () => resolve(101))
  })
  expect(await statusOf(socket({ origin: 'https://evil.example' }))).toBe(403)
  expect(await statusOf(socket({ origin: 'null' }))).toBe(403)
  expect(await statusOf(socket({ origin }))).toBe(101)
  expect(await Promise.all([socket(), socket()].map(statusOf))).toEqual([101, 101])
  expect(await statusOf(socket())).toBe(429)
  expect((await fetch(url)).status).toBe(426)
})

test('a client that offers another upgrade is answered as any other', async () => {
  const { app } = await district()
  const { port } = app.server.address() as { port: number }
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /api/world/report HTTP/1.1\r\nHost: here\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}')
    socket.once('data', (data) => resolve(data.toString()))
  })
  expect(answer).toMatch(/^HTTP\/1.1 401/)
})

test('a server that stops tells its pages to come back, and does not wait for them', async () => {
  const { socket, app } = await district()
  const one = socket()
  await new Promise((up) => one.on('open', up))
  one.send(JOIN)
  const started = performance.now()
  const [code] = await Promise.all([closing(one), app.close()])
  expect(code).toBe(1001)
  expect(performance.now() - started).toBeLessThan(3000)
})
