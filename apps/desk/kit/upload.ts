import { isRefusal } from './refusal.ts'
import { post, putBytes } from './transport.ts'

const CHUNK = 4 * 1024 * 1024
const PAUSES_MS = [500, 1500, 4000]

/** Sends a file in pieces; after a broken connection it goes on where the server stands. */
export async function upload(file: File, onProgress: (share: number) => void): Promise<string> {
  const begun = await post<{ id: string; offset: number }>('/api/files', { name: file.name, size: file.size })
  let { offset } = begun
  let failures = 0
  while (offset < file.size) {
    try {
      const answer = await putBytes<{ offset: number }>(`/api/files/${begun.id}?offset=${offset}`, file.slice(offset, offset + CHUNK))
      offset = answer.offset
      failures = 0
      onProgress(offset / file.size)
    } catch (error) {
      const pause = PAUSES_MS[failures++]
      if (!isRefusal(error, 'unreachable') || pause === undefined) throw error
      await new Promise((done) => setTimeout(done, pause))
    }
  }
  return begun.id
}
