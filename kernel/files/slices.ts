import type { Readable } from 'node:stream'

const IDLE_MS = 60_000

/**
 * A body taken in slices. A connection that breaks, or from which nothing comes for a minute, ends the slice where it
 * is: what has arrived is kept.
 */
export class Slices {
  readonly #body: Readable
  readonly #chunks: AsyncIterator<Buffer>
  readonly #idleMs: number
  #rest: Buffer | undefined
  #stalled = false
  #broke = false

  constructor(body: Readable, idleMs = IDLE_MS) {
    this.#body = body
    // The answer to a refused body still travels on its connection: the body is left alive.
    this.#chunks = body.iterator({ destroyOnReturn: false })
    this.#idleMs = idleMs
  }

  /** Whether another byte comes. */
  async more(): Promise<boolean> {
    while (!this.#rest?.length) {
      this.#rest = await this.#next()
      if (!this.#rest) return false
    }
    return true
  }

  async *take(most: number): AsyncGenerator<Buffer> {
    for (let left = most; left > 0 && (await this.more()); ) {
      const chunk = this.#rest!.subarray(0, left)
      this.#rest = this.#rest!.subarray(chunk.length)
      left -= chunk.length
      yield chunk
    }
  }

  async release() {
    if (!this.#stalled) await this.#chunks.return?.()
  }

  async #next(): Promise<Buffer | undefined> {
    if (this.#broke) return undefined
    let timer: NodeJS.Timeout | undefined
    const idle = new Promise<'idle'>((resolve) => (timer = setTimeout(resolve, this.#idleMs, 'idle')))
    try {
      const next = await Promise.race([this.#chunks.next(), idle])
      if (next !== 'idle') return next.done ? undefined : next.value
      this.#stalled = true
      this.#body.destroy()
    } catch {
      // The sender's connection is gone.
    } finally {
      clearTimeout(timer)
    }
    this.#broke = true
    return undefined
  }
}
