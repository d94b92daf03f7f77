import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as pause } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { type Store, StoreFull } from './store.ts'

export type S3Settings = {
  endpoint: string
  bucket: string
  region: string
  keyId: string
  keySecret: string
  /** `host` puts the bucket before the host's name, as Aliyun OSS and Tencent COS want it; `path` suits MinIO. */
  style: 'path' | 'host'
  scratch: string
}

const PIECE = 8 * 1024 * 1024
const TRIES = 4
const TIMEOUT_MS = 120_000

type Asked = { method: string; body?: Uint8Array | string; headers?: Record<string, string>; query?: string; missing?: 'fine' }

/**
 * Any store that speaks S3. Large things go up in pieces and are there only when the last one is. Give the bucket a rule
 * that ends unfinished multipart uploads, and removes `parts/`, after three days.
 */
export function s3Store({ endpoint, bucket, region, keyId, keySecret, style, scratch }: S3Settings): Store {
  mkdirSync(scratch, { recursive: true })
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: keySecret, service: 's3', region })
  const base = new URL(endpoint)
  if (style === 'host') base.hostname = `${bucket}.${base.hostname}`
  const root = `${base.origin}${style === 'path' ? `/${bucket}` : ''}`

  async function ask(key: string, asked: Asked): Promise<Response | undefined> {
    const url = `${root}/${key}${asked.query ? `?${asked.query}` : ''}`
    const headers = { ...asked.headers, 'x-amz-content-sha256': createHash('sha256').update(asked.body ?? '').digest('hex') }
    for (let tried = 1; ; tried += 1) {
      // A reading may take as long as its reader; all else must be answered in time.
      const within = asked.method === 'GET' ? {} : { signal: AbortSignal.timeout(TIMEOUT_MS) }
      const signed = await client.sign(url, { method: asked.method, headers, ...(asked.body === undefined ? {} : { body: asked.body as string }), ...within })
      const answer = await fetch(signed).catch((error: Error) => error)
      if (!(answer instanceof Error)) {
        if (answer.ok) return answer
        if (answer.status === 404 && asked.missing) return void (await answer.body?.cancel())
        const said = await answer.text()
        if (answer.status === 507 || /StorageFull|QuotaExceeded|InsufficientStorage/.test(said)) throw new StoreFull(said.slice(0, 300))
        const passes = answer.status >= 500 || answer.status === 429
        if (!passes || tried === TRIES) throw new Error(`the store answered ${answer.status} to ${asked.method} ${key}: ${said.slice(0, 300)}`)
      } else if (tried === TRIES) throw new Error(`the store cannot be reached: ${answer.message}`, { cause: answer })
      await pause(200 * 2 ** tried)
    }
  }

  async function writeLarge(key: string, pieces: AsyncGenerator<Buffer>, first: Buffer): Promise<number> {
    const begun = await (await ask(key, { method: 'POST', query: 'uploads=' }))!.text()
    const id = encodeURIComponent(/<UploadId>([^<]+)</.exec(begun)?.[1] ?? '')
    try {
      const tags: string[] = []
      let size = 0
      let piece: Buffer | undefined = first
      while (piece) {
        const answer = await ask(key, { method: 'PUT', query: `partNumber=${tags.length + 1}&uploadId=${id}`, body: piece })
        tags.push(answer!.headers.get('etag') ?? '')
        size += piece.length
        piece = (await pieces.next()).value as Buffer | undefined
      }
      const list = tags.map((tag, n) => `<Part><PartNumber>${n + 1}</PartNumber><ETag>${tag.replaceAll('"', '&quot;')}</ETag></Part>`).join('')
      const ended = await ask(key, { method: 'POST', query: `uploadId=${id}`, body: `<CompleteMultipartUpload>${list}</CompleteMultipartUpload>` })
      // This one answer is 200 before the work is done, and may yet carry an error.
      const said = await ended!.text()
      if (said.includes('<Error>')) throw new Error(`the store did not put ${key} together: ${said.slice(0, 300)}`)
      return size
    } catch (error) {
      await ask(key, { method: 'DELETE', query: `uploadId=${id}`, missing: 'fine' }).catch(() => {})
      throw error
    }
  }

  const store: Store = {
    scratch,

    async write(key, bytes) {
      const pieces = inPieces(bytes)
      const first = ((await pieces.next()).value as Buffer | undefined) ?? Buffer.alloc(0)
      if (first.length === PIECE) return writeLarge(key, pieces, first)
      await ask(key, { method: 'PUT', body: first })
      return first.length
    },

    async adopt(key, path) {
      await store.write(key, createReadStream(path))
    },

    async read(key, range) {
      const answer = await ask(key, { method: 'GET', headers: range ? { range: `bytes=${range.from}-${range.to}` } : {} })
      return Readable.fromWeb(answer!.body as ReadableStream)
    },

    async size(key) {
      const answer = await ask(key, { method: 'HEAD', missing: 'fine' })
      return answer && Number(answer.headers.get('content-length'))
    },

    async remove(key) {
      await ask(key, { method: 'DELETE', missing: 'fine' })
    },
  }
  return store
}

/** Pieces of one size, and a last one that may be shorter. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    waiting.push(chunk)
    size += chunk.length
    if (size < PIECE) continue
    const all = Buffer.concat(waiting)
    let at = 0
    for (; at + PIECE <= size; at += PIECE) yield all.subarray(at, at + PIECE)
    waiting = at < size ? [Buffer.from(all.subarray(at))] : []
    size -= at
  }
  if (size > 0) yield Buffer.concat(waiting)
}
