import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Slices } from './slices.ts'

const collect = (slices: AsyncIterable<Buffer>) => buffer(Readable.from(slices))

test('slices of any sizes, put together, are the body', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 20 })
  await fc.assert(fc.asyncProperty(chunks, fc.integer({ min: 1, max: 70 }), async (sent, most) => {
    const slices = new Slices(Readable.from(sent.map((c) => Buffer.from(c)), { objectMode: true }))
    const taken: Buffer[] = []
    while (await slices.more()) taken.push(await collect(slices.take(most)))
    expect(Buffer.concat(taken)).toEqual(Buffer.concat(sent))
    expect(taken.slice(0, -1).every((slice) => slice.length === most)).toBe(true)
  }), { numRuns: 50 })
})

test('a body that breaks ends the slice with what has come', async () => {
  const broken = Readable.from((async function* () {
    yield Buffer.from('half')
    throw new Error('aborted')
  })())
  const slices = new Slices(broken)
  expect((await collect(slices.take(100))).toString()).toBe('half')
  expect(await slices.more()).toBe(false)
})

test('a body from which nothing comes for too long is given up, and what has come is kept', async () => {
  const silent = new Readable({ read() {} })
  silent.push('half')
  const slices = new Slices(silent, 20)
  expect((await collect(slices.take(100))).toString()).toBe('half')
  expect(silent.destroyed).toBe(true)
  await slices.release()
})

test('a body that is not read to its end is left alive, so that the answer can still be sent on its connection', async () => {
  const body = Readable.from([Buffer.from('abc'), Buffer.from('def')])
  const slices = new Slices(body)
  await collect(slices.take(2))
  await slices.release()
  expect(body.destroyed).toBe(false)
})
