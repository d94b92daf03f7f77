import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { lineOver } from './socket.ts'

test('for who does not keep up frames are left out at 64 kB, and come again when they have caught up', async () => {
  const raw = new PassThrough({ highWaterMark: 1024 })
  const line = lineOver({ readyState: WebSocket.OPEN } as WebSocket, raw)
  const frame = new Uint8Array(550)
  for (let n = 0; n < 1000; n += 1) line.write(frame)
  expect(raw.writableLength).toBeGreaterThan(63 * 1024)
  expect(raw.writableLength).toBeLessThan(65 * 1024)

  raw.resume()
  await expect.poll(() => raw.writableLength).toBe(0)
  raw.pause()
  line.write(frame)
  expect(raw.writableLength + raw.readableLength).toBe(550)
})

test('nothing is written after a connection began to close', () => {
  const raw = new PassThrough()
  lineOver({ readyState: WebSocket.CLOSING } as WebSocket, raw).write(new Uint8Array(10))
  expect(raw.readableLength).toBe(0)
})
