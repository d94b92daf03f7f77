import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { hollowFilm, newFolder } from './files.fixtures.ts'
import type { FileState } from './contract.ts'

const MiB = 1024 * 1024

test('a server killed in the middle of an upload has lost nothing that it had acknowledged, and the file is whole in the end', async () => {
  const folder = newFolder()
  const film = hollowFilm(120 * MiB)
  film.set(randomBytes(40 * MiB), 4 * MiB)

  let server = await start(folder)
  const { id } = await server.ask<{ id: string }>('', { method: 'POST', body: JSON.stringify({ name: 'v.mp4', size: film.length }), type: 'application/json' })
  let acknowledged = 0
  while (acknowledged < 5 * MiB) acknowledged = (await server.put(id, acknowledged, film.subarray(acknowledged, acknowledged + MiB))).offset
  const sending = server.put(id, acknowledged, film.subarray(acknowledged)).catch(() => {})
  while (acknowledged < 20 * MiB) acknowledged = (await server.ask<FileState>(`/${id}/state`, { method: 'GET' })).offset
  await server.kill()
  await sending

  server = await start(folder)
  let state = await server.ask<FileState>(`/${id}/state`, { method: 'GET' })
  expect(state.offset).toBeGreaterThanOrEqual(acknowledged)
  if (state.offset < film.length) state = await server.put(id, state.offset, film.subarray(state.offset))
  while (!state.ready) state = await server.ask<FileState>(`/${id}/state`, { method: 'GET' })
  const whole = await server.bytes(id)
  expect(whole.equals(film)).toBe(true)
  await server.kill()
}, 90_000)

async function start(folder: string) {
  const child = fork(new URL('./killed-server.fixtures.ts', import.meta.url), [folder], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [{ base, token }] = (await once(child, 'message')) as [{ base: string; token: string }]
  const send = async (path: string, { method, body, type }: { method: string; body?: string | Buffer; type?: string }) => {
    const answer = await fetch(`${base}${path}`, { method, headers: { authorization: `Bearer ${token}`, ...(type ? { 'content-type': type } : {}) }, ...(body === undefined ? {} : { body: body as string }) })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    return answer
  }
  const ask = async <T>(path: string, asked: Parameters<typeof send>[1]) => (await (await send(path, asked)).json()) as T
  return {
    ask,
    put: (id: string, offset: number, body: Buffer) => ask<FileState>(`/${id}?offset=${offset}`, { method: 'PUT', body, type: 'application/octet-stream' }),
    bytes: async (id: string) => Buffer.from(await (await send(`/${id}`, { method: 'GET' })).arrayBuffer()),
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
