import { isOffline, offline, Refusal, refusalFrom } from './refusal.ts'
import type { Answer, Send } from './send.ts'

export const CHUNK = 1024 * 1024
const PAUSES_MS = [500, 1000, 2000, 4000, 8000]
const TIMEOUT_MS = 60_000

/** The bytes of one chosen file, wherever the platform keeps them. */
export type Source = { name: string; size: number; read: (from: number, length: number) => Promise<ArrayBuffer> }
export type Progress = { id: string; sent: number; size: number }
export type Stop = { stopped: boolean }
/** Where a photo was taken, as its camera wrote it; the office says so once, with the last piece. */
export type TakenAt = { lng: number; lat: number }
type Stands = { offset: number; ready?: boolean; takenAt?: TakenAt }

type Options = {
  send: Send
  /** The upload that was begun before, if any: the server says how far it came. */
  id?: string | undefined
  onProgress: (progress: Progress) => void
  stop?: Stop
  pause?: (ms: number) => Promise<void>
}

/**
 * Sends a file in pieces until the office has it whole and sound, and goes on where the office stands after every failure.
 * Gives up, as `offline`, after several failures in a row without a byte of progress; calling again with the `id` continues.
 */
export async function upload(source: Source, { send, id: begun, onProgress, stop, pause = wait }: Options): Promise<{ id: string; takenAt?: TakenAt }> {
  let id = begun
  let stands: Stands | undefined
  let failures = 0
  for (;;) {
    if (stop?.stopped) throw new Refusal(0, 'stopped', '已停止上传')
    try {
      if (id === undefined) {
        const opened = await ask<Stands & { id: string }>(send, { method: 'POST', path: '/api/files', json: { name: source.name, size: source.size }, timeoutMs: TIMEOUT_MS })
        id = opened.id
        stands = opened
      }
      stands ??= await ask<Stands>(send, { method: 'GET', path: `/api/files/${id}/state`, timeoutMs: TIMEOUT_MS })
      const { offset, ready, takenAt } = stands
      onProgress({ id, sent: offset, size: source.size })
      if (ready) return { id, ...(takenAt ? { takenAt } : {}) }

      // A piece of nothing, behind the last byte, asks to be finished.
      const bytes = offset < source.size ? await source.read(offset, Math.min(CHUNK, source.size - offset)) : new ArrayBuffer(0)
      stands = await ask<Stands>(send, { method: 'PUT', path: `/api/files/${id}?offset=${offset}`, bytes, timeoutMs: TIMEOUT_MS })
      if (stands.ready || stands.offset > offset) failures = 0
      else throw offline()
    } catch (error) {
      stands = undefined
      if (isGone(error) && id !== undefined) id = undefined
      else if (!isOffline(error) && !isElsewhere(error)) throw error
      const ms = PAUSES_MS[failures++]
      if (ms === undefined) throw offline()
      await pause(ms)
    }
  }
}

async function ask<Output>(send: Send, letter: Parameters<Send>[0]): Promise<Output> {
  const answer: Answer = await send(letter)
  if (answer.status >= 200 && answer.status < 300) return answer.body as Output
  // A server that stumbled is asked again; one that says why not, as that its disk is full, is not.
  if (answer.status >= 500 && answer.status !== 507) throw offline()
  throw refusalFrom(answer.status, answer.body)
}

const isGone = (error: unknown): boolean => error instanceof Refusal && (error.status === 404 || error.status === 410)
/** The office stands at another byte than we thought: it is asked where. */
const isElsewhere = (error: unknown): boolean => error instanceof Refusal && error.code === 'offset'

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
