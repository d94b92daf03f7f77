import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refused } from '../refusal.ts'

/** First and last byte, both included. */
export type ByteRange = { from: number; to: number }

/**
 * Where bytes are kept, by key. A key once written is never written differently, so every process may read and write
 * without asking the others. What `write` and `adopt` have answered for survives the loss of power.
 */
export type Store = {
  /** A folder on this machine for work in progress. */
  scratch: string
  /** Answers with the number of bytes. A stream that fails leaves nothing behind. */
  write: (key: string, bytes: AsyncIterable<Uint8Array>) => Promise<number>
  /** Takes over a file that lies in `scratch`. */
  adopt: (key: string, path: string) => Promise<void>
  read: (key: string, range?: ByteRange) => Promise<Readable>
  size: (key: string) => Promise<number | undefined>
  remove: (key: string) => Promise<void>
  /** Where the bytes lie on this machine, if they do. */
  path?: (key: string) => string
  /** Bytes that still fit, if that can be known. */
  free?: () => Promise<number>
  /** Removes what a killed process left half done before then. */
  tidy?: (before: Date) => Promise<void>
}

export const contentKey = (sha256: string) => `content/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
export const partKey = (fileId: string, at: number) => `parts/${fileId}/${at}-${randomUUID()}`

export class StoreFull extends Error {
  readonly code = 'ENOSPC'
}

const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes((error as { code?: string })?.code ?? '')

export const noSpace = () => new Refused('no_space', '存储空间已满，文件暂时传不上来。文字内容可以先提交，照片和视频请稍后再补', 507)

/** Whatever is done with a store that may be full: then people are told so, and anything else stays a defect. */
export async function withSpace<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isFull(error) ? noSpace() : error
  }
}

/** The bytes of a key as a file on this machine, for programs that can read nothing else. */
export async function withLocalCopy<T>(store: Store, key: string, use: (path: string) => Promise<T>): Promise<T> {
  if (store.path) return use(store.path(key))
  return withScratch(store, async (path) => {
    await pipeline(await store.read(key), createWriteStream(path))
    return use(path)
  })
}

/** A name in the scratch folder under which nothing is left afterwards. */
export async function withScratch<T>(store: Store, use: (path: string) => Promise<T>): Promise<T> {
  const path = join(store.scratch, randomUUID())
  try {
    return await use(path)
  } finally {
    await rm(path, { force: true })
  }
}
