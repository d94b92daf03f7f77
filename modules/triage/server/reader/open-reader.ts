import type { Db } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import type { TriageSettings } from '../../contract.ts'
import type { Message } from '../../similar/message.ts'
import type { Answers, Asks } from './questions.ts'
import { Reading } from './reading.ts'

/** Where requests are read from, oldest first. */
export type Written = {
  /** The newest `most`, in pages. */
  past: (db: Db<any>, most: number) => AsyncIterable<Message[]>
  /** Those that were written down since, whenever they were sent, and are not known yet. */
  news: (db: Db<any>, given: { since: Date; known: ReadonlySet<string> }) => Promise<Message[]>
}

/** 通读: one thread a process that has read the newest requests and reads on. */
export type Reader = {
  /** Nothing where the district has it off, and while it is still reading for the first time. */
  ask: <K extends 'similar' | 'why' | 'topics' | 'topicOf' | 'describe' | 'mostSay'>(office: Office, ask: K, asked: Asks[K]) => Promise<Answers[K] | undefined>
  /** How many it has read, and whether it is through. */
  progress: (office: Office) => { read: number; ready: boolean }
  /** Waits until it is through: for commands and duties, which have time. */
  ready: (office: Office) => Promise<void>
}

export function openReader(written: Written): Reader {
  const readings = new WeakMap<Office, Reading>()
  const readingOf = (office: Office): Reading | undefined => {
    if (!office.definitions.newest<TriageSettings>('triage')?.body.alike) return undefined
    const present = readings.get(office)
    if (present && !present.isWornOut()) return present
    const reading = new Reading(office, written)
    readings.set(office, reading)
    return reading
  }
  return {
    async ask(office, ask, asked) {
      const reading = readingOf(office)
      if (!reading?.isReady) return undefined
      try {
        await reading.catchUp()
        return await reading.thread.ask(ask, asked)
      } catch (error) {
        // Whoever sends a request must not wait for, nor stumble over, what only advises.
        if (!reading.thread.isEnded) office.log.error({ error: (error as Error).message }, 'the reader of requests gave no answer')
        return undefined
      }
    },
    progress: (office) => {
      const reading = readingOf(office)
      return { read: reading?.known.size ?? 0, ready: reading?.isReady ?? false }
    },
    ready: async (office) => readingOf(office)?.opened,
  }
}
