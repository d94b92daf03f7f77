import { isOffline, offline, Refusal } from './refusal.ts'
import type { Answer, Send } from './send.ts'

export const CHUNK = 1024 * 1024
const PAUSES_MS = [500, 1000, 2000, 4000, 8000]
const TIMEOUT_MS = 60_000

/** The bytes of one chosen file, wherever the platform keeps them. */
export type Source = { name: string; size: number; read: (from: number, length: number) => Promise<ArrayBuffer> }
export type Progress = { id: string; sent: number; size: number }
export type Stop = { stopped: boolean }

type Options = {
  send: Send
  /** The upload that was begun before, if any: the server says how far it came. */
  id?: string | undefined
  onProgress: (progress: Progress) => void
  stop?: Stop
  pause?: (ms: number) => Promise<void>
}

/**
 * Sends a file in pieces and goes on where the server stands after every failure. Gives up, as `offline`, after several
 * failures in a row without a byte of progress; calling again with the `id` continues.
 */
export async function upload(source: Source, { send, id: begun, onProgress, stop, pause = wait }: Options): Promise<string> {
  let id = begun
  let offset: number | undefined
  let failures = 0
  for (;;) {
    if (stop?.stopped) throw new Refusal(0, 'stopped', '已停止上传')
    try {
      if (id === undefined) {
        const opened = await ask<{ id: string; offset: number }>(send, { method: 'POST', path: '/api/files', json: { name: source.name, size: source.size }, timeoutMs: TIMEOUT_MS })
        id = opened.id
        offset = opened.offset
      } else if (offset === undefined) {
        offset = (await ask<{ offset: number }>(send, { method: 'GET', path: `/api/files/${id}/state`, timeoutMs: TIMEOUT_MS })).offset
      }
      onProgress({ id, sent: offset, size: source.size })
      if (offset >= source.size) return id

      const bytes = await source.read(offset, Math.min(CHUNK, source.size - offset))
      const before = offset
      offset = (await ask<{ offset: number }>(send, { method: 'PUT', path: `/api/files/${id}?offset=${offset}`, bytes, timeoutMs: TIMEOUT_MS })).offset
      if (offset > before) failures = 0
      else throw offline()
    } catch (error) {
      offset = undefined
      if (error instanceof Refusal && (error.status === 404 || error.status === 410) && id !== undefined) id = undefined
      else if (!isOffline(error) && !(error instanceof Refusal && error.status === 409)) throw error
      const ms = PAUSES_MS[failures++]
      if (ms === undefined) throw offline()
      await pause(ms)
    }
  }
}

async function ask<Output>(send: Send, letter: Parameters<Send>[0]): Promise<Output> {
  const answer: Answer = await send(letter)
  if (answer.status >= 200 && answer.status < 300) return answer.body as Output
  const said = (answer.body ?? {}) as { code?: string; message?: string }
  if (answer.status === 429 || answer.status >= 500) throw offline()
  throw new Refusal(answer.status, said.code ?? `http_${answer.status}`, said.message ?? '这个文件没有传上去')
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
