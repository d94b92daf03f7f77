import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Answer, Question } from './pglite-worker.ts'

/**
 * The embedded PostgreSQL, in a worker thread, looking to Kysely like a pool of one connection: whoever has it runs a
 * whole transaction before the next one may begin.
 */
export async function startPglite(folder: string | undefined) {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { folder } })
  const waiting = new Map<number, { resolve: (a: Extract<Answer, { rows: unknown[] }>) => void; reject: (e: Error) => void }>()
  let asked = 0
  let last: Promise<void> = Promise.resolve()

  const died = new Promise<never>((_, reject) => worker.once('error', reject))
  died.catch((error) => waiting.forEach(({ reject }) => reject(error)))
  await Promise.race([once(worker, 'message'), died])

  worker.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) asker?.reject(Object.assign(new Error(answer.error.message), answer.error))
    else asker?.resolve(answer)
  })
  // Nothing answers from a thread that has ended: whoever asks is told so, and does not wait for ever.
  let gone: Error | undefined
  worker.once('exit', (code) => {
    gone = new Error(`the embedded database has ended (${code})`)
    waiting.forEach(({ reject }) => reject(gone!))
    waiting.clear()
  })
  // An idle database must not keep a process alive; one with questions open must.
  const ask = (sql: string, params?: readonly unknown[], script?: boolean) =>
    new Promise<Extract<Answer, { rows: unknown[] }>>((resolve, reject) => {
      if (gone) return reject(gone)
      const id = (asked += 1)
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, sql, ...(params ? { params: [...params] } : {}), ...(script ? { script } : {}) } satisfies Question)
    })

  async function connect() {
    let release = () => {}
    const before = last
    last = new Promise((resolve) => (release = resolve))
    await before
    return {
      async query(sql: string, params: readonly unknown[]) {
        const { rows, count, command } = await ask(sql, params)
        return { rows, rowCount: count, command }
      },
      release,
    }
  }

  return {
    connect,
    /** Runs a script of many statements, as migrations are. */
    async script(sql: string) {
      const client = await connect()
      try {
        await ask(sql, undefined, true)
      } finally {
        client.release()
      }
    },
    async end() {
      await last
      const gone = once(worker, 'exit')
      worker.postMessage('close')
      await gone
    },
  }
}
