import { EventEmitter } from 'node:events'
import type { CaseRow } from './db/tables.ts'

/** What colleagues are told when a case changes: enough to know that, too little to be worth stealing. */
export type Change = { kase: CaseRow; verb: string; actor: string; actorName: string }

/** Tells this process's listeners of committed acts. */
export class Live {
  readonly #emitter = new EventEmitter().setMaxListeners(0)

  tell(change: Change) {
    this.#emitter.emit('change', change)
  }

  /** Wakes whoever waits for messages to deliver, so that nobody has to look every second. */
  wake() {
    this.#emitter.emit('wake')
  }

  onChange(hear: (change: Change) => void): () => void {
    this.#emitter.on('change', hear)
    return () => this.#emitter.off('change', hear)
  }

  onWake(hear: () => void): () => void {
    this.#emitter.on('wake', hear)
    return () => this.#emitter.off('wake', hear)
  }
}
