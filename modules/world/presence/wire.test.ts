import fc from 'fast-check'
import { expect, test } from 'vitest'
import { framed, unframed } from './framing.ts'
import { GAITS, LOOKS, REACH_METRES, RECORD_BYTES, type Visible } from './record.ts'
import { MOMENT_BYTES, readToBrowser, type ToBrowser, writeToBrowser } from './to-browser.ts'
import { ACT_KINDS, LONGEST_MESSAGE, readToServer, type ToServer, writeToServer } from './to-server.ts'

/** Metres and headings as the wire carries them; that others are rounded is a property of its own below. */
const metres = fc.integer({ min: -32_767, max: 32_767 }).map((steps) => steps * 0.05)
const heading = fc.integer({ min: 0, max: 255 }).map((byte) => (byte / 256) * 2 * Math.PI)
const byte = fc.integer({ min: 0, max: 255 })
const id = fc.integer({ min: 0, max: 65_535 })
const clock = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const hex = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((list) => Buffer.from(list).toString('hex')).filter((text) => !/^0+$/.test(text))
const landing = fc.stringMatching(/^[a-z0-9-]{0,60}$/)
const pose = { x: metres, z: metres, heading, gait: fc.constantFrom(...GAITS) }
const visible: fc.Arbitrary<Visible> = fc.record({ ...pose, id, nick: byte, look: fc.integer({ min: 0, max: LOOKS - 1 }), guide: fc.boolean() })

const toServer: fc.Arbitrary<ToServer> = fc.oneof(
  fc.record({ is: fc.constant('join' as const), appear: fc.boolean(), nick: byte, look: fc.integer({ min: 0, max: LOOKS - 1 }), x: metres, z: metres, token: fc.oneof(fc.constant(''), hex(16)), landing }),
  fc.record({ is: fc.constant('move' as const), ...pose }),
  fc.record({ is: fc.constant('jump' as const), to: landing, x: metres, z: metres }),
  fc.record({ is: fc.constant('act' as const), kind: fc.constantFrom(...ACT_KINDS), which: byte }),
  fc.record({ is: fc.constant('lead' as const), on: fc.boolean() }),
  fc.record({ is: fc.constant('follow' as const), guide: id }),
  fc.record({ is: fc.constant('ping' as const), sent: fc.double({ noNaN: true }) }),
)

const toBrowser: fc.Arbitrary<ToBrowser> = fc.oneof(
  fc.record({ is: fc.constant('welcome' as const), id, resumed: fc.boolean(), x: metres, z: metres, token: hex(16) }),
  fc.record({ is: fc.constant('near' as const), time: clock, people: fc.array(visible, { maxLength: 60 }), moments: fc.array(fc.record({ id, kind: fc.constantFrom(...ACT_KINDS, 'left' as const), which: byte }), { maxLength: 8 }) }),
  fc.record({ is: fc.constant('crowd' as const), present: id, watching: id, squares: fc.array(fc.record({ x: fc.integer({ min: -52, max: 51 }), z: fc.integer({ min: -52, max: 51 }), people: id })) }),
  fc.record({ is: fc.constant('placed' as const), x: metres, z: metres }),
  fc.record({ is: fc.constant('led' as const), time: clock, followers: id, guide: fc.option(visible, { nil: undefined }) }),
  fc.record({ is: fc.constant('pong' as const), sent: fc.double({ noNaN: true }), server: fc.double({ noNaN: true }) }),
  fc.record({ is: fc.constant('muted' as const), ids: fc.array(id) }),
)

test('what a browser sends arrives as it was said, and fits the longest message that is taken', () => {
  fc.assert(fc.property(toServer, (said) => {
    const bytes = writeToServer(said)
    expect(readToServer(bytes)).toEqual(said)
    expect(bytes.length).toBeLessThanOrEqual(LONGEST_MESSAGE)
  }), { numRuns: 500 })
})

test('what the server sends arrives as it was said', () => {
  fc.assert(fc.property(toBrowser, (said) => {
    expect(readToBrowser(writeToBrowser(said))).toEqual(said)
  }), { numRuns: 500 })
})

test('a place is right to 2.5 cm and a heading to 0.8 degrees; beyond its reach a place is at its edge', () => {
  fc.assert(fc.property(fc.double({ min: -2000, max: 2000, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }), (x, turn) => {
    const read = readToServer(writeToServer({ is: 'move', x, z: 0, heading: turn, gait: 'walk' })) as ToServer & { is: 'move' }
    expect(Math.abs(read.x - Math.max(-REACH_METRES - 0.05, Math.min(REACH_METRES, x)))).toBeLessThanOrEqual(0.0251)
    expect(Math.cos(read.heading - turn)).toBeGreaterThan(Math.cos((0.8 * Math.PI) / 180))
  }))
})

test('a record has 9 bytes, a gesture or phrase 4, a ping and its answer 17', () => {
  const nobody = writeToBrowser({ is: 'near', time: 0, people: [], moments: [] }).length
  const one: Visible = { id: 1, x: 0, z: 0, heading: 0, gait: 'stand', nick: 0, look: 0, guide: false }
  expect(writeToBrowser({ is: 'near', time: 0, people: [one], moments: [] }).length - nobody).toBe(RECORD_BYTES)
  expect(RECORD_BYTES).toBe(9)
  expect(MOMENT_BYTES).toBe(4)
  expect(writeToServer({ is: 'ping', sent: 1 }).length).toBe(17)
  expect(writeToBrowser({ is: 'pong', sent: 1, server: 2 }).length).toBe(17)
})

test('whatever bytes come, reading them gives a message or nothing, and what it gives can be sent again', () => {
  const seeds = fc.oneof(fc.uint8Array({ maxLength: 120 }), toServer.map(writeToServer), toBrowser.map(writeToBrowser))
  const broken = fc.tuple(seeds, fc.array(fc.tuple(fc.nat(), byte), { maxLength: 4 }), fc.nat({ max: 6 })).map(([bytes, changes, cut]) => {
    const copy = Uint8Array.from(bytes.subarray(0, Math.max(0, bytes.length - cut)))
    for (const [at, value] of changes) if (copy.length) copy[at % copy.length] = value
    return copy
  })
  let read = 0
  fc.assert(fc.property(broken, (bytes) => {
    const [up, down] = [readToServer(bytes), readToBrowser(bytes)]
    for (const _ of unframed(bytes)) read += 1
    if (up) expect(readToServer(writeToServer(up))).toEqual(up)
    if (down?.is === 'near') expect(down.people.length).toBeLessThanOrEqual(255)
    if (up || down) read += 1
  }), { numRuns: 1_000_000, interruptAfterTimeLimit: 2000 })
  expect(read).toBeGreaterThan(100)
})

test('frames one after another come apart again, and a frame that was cut off ends them', () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 700 })), fc.nat({ max: 3 }), (messages, cut) => {
    const whole = Buffer.concat(messages.map(framed))
    expect([...unframed(whole)].map((one) => [...one])).toEqual(messages.map((one) => [...one]))
    const short = whole.subarray(0, Math.max(0, whole.length - cut))
    const left = [...unframed(short)]
    expect(left.map((one) => [...one])).toEqual(messages.slice(0, left.length).map((one) => [...one]))
    expect(left.length < messages.length).toBe(cut > 0 && messages.length > 0)
  }))
})
