import { Worker } from 'node:worker_threads'
import type { Answers, Asks } from './questions.ts'

/** Asks the thread, and lets the process go when nothing is asked. */
export class Thread {
  isGone = false
  /** It was ended, and did not break. */
  isEnded = false
  readonly #worker = new Worker(new URL('./thread.ts', import.meta.url))
  readonly #waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()
  #turn = 0

  constructor() {
    // The server may stop while it reads.
    this.#worker.unref()
    this.#worker.on('message', ({ turn, answer }: { turn: number; answer: never }) => {
      this.#waiting.get(turn)?.resolve(answer)
      this.#waiting.delete(turn)
      if (this.#waiting.size === 0) this.#worker.unref()
    })
    const broken = (error: Error) => {
      this.isGone = true
      for (const { reject } of this.#waiting.values()) reject(error)
      this.#waiting.clear()
    }
    this.#worker.on('error', broken)
    this.#worker.on('exit', () => broken(new Error('the thread that reads requests has ended')))
  }

  ask<K extends keyof Asks>(ask: K, asked: Asks[K]): Promise<Answers[K]> {
    this.#turn += 1
    const turn = this.#turn
    return new Promise((resolve, reject) => {
      if (this.isGone) return reject(new Error('the thread that reads requests has ended'))
      this.#waiting.set(turn, { resolve, reject })
      this.#worker.ref()
      this.#worker.postMessage({ turn, ask, asked })
    })
  }

  end() {
    this.isEnded = true
    return this.#worker.terminate()
  }
}
