import { isRefusal, unreachable } from './refusal.ts'
import { post, putBytes } from './transport.ts'

const CHUNK = 4 * 1024 * 1024
const PAUSES_MS = [500, 1500, 4000]

type Stands = { offset: number; ready: boolean }

/** Sends a file in pieces until the office has it whole and sound; after a broken connection it goes on where the office stands. */
export async function upload(file: File, onProgress: (share: number) => void): Promise<string> {
  const { id, ...begun } = await post<{ id: string; offset: number }>('/api/files', { name: file.name, size: file.size })
  let { offset } = begun
  for (let failures = 0; ; ) {
    const before = offset
    try {
      // A piece of nothing, behind the last byte, asks to be finished.
      const stands = await putBytes<Stands>(`/api/files/${id}?offset=${offset}`, file.slice(offset, offset + CHUNK))
      if (stands.ready) return id
      offset = stands.offset
    } catch (error) {
      if (isRefusal(error, 'offset')) offset = (error.details as Stands).offset
      else if (!isRefusal(error, 'unreachable')) throw error
    }
    onProgress(offset / file.size)
    if (offset > before) failures = 0
    else {
      const pause = PAUSES_MS[failures++]
      if (pause === undefined) throw unreachable()
      await new Promise((done) => setTimeout(done, pause))
    }
  }
}
