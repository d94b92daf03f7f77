import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { poolOf } from './postgres.ts'

/** A message of PostgreSQL's protocol: its letter, its length, what it says. */
function message(letter: string, says: Buffer) {
  const head = Buffer.alloc(5, letter)
  head.writeInt32BE(says.length + 4, 1)
  return Buffer.concat([head, says])
}
const WELCOME = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))])

test('a connection that is lost between two statements fails what was done on it, and neither the process nor the next', async () => {
  const callers: Socket[] = []
  const server = createServer((socket) => {
    callers.push(socket)
    socket.on('error', () => {}).once('data', () => socket.write(WELCOME)).resume()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const pool = poolOf(`postgres://a:b@127.0.0.1:${(server.address() as AddressInfo).port}/x`, 1)

  const first = await pool.connect()
  callers[0]!.destroy()
  await once(callers[0]!, 'close')
  await new Promise((wait) => setTimeout(wait, 100))
  await expect(first.query('select 1', [])).rejects.toThrow()
  first.release()

  const second = await pool.connect()
  expect(callers).toHaveLength(2)
  second.release()
  callers[1]!.destroy()
  await pool.end()
  server.close()
})
