import type { Db } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import type { Written } from './open-reader.ts'
import { Thread } from './thread-of-its-own.ts'

/** More take minutes to read and say little of today: 20,000 are some twenty seconds and 250 MB. */
const MOST = 20_000
/** Fewer are read anew in a moment. */
const FEW = 200
/** An act may be committed so much later than the moment it is written with. */
const LATE_MS = 120_000

/** One reading: of the newest requests and what comes after, until it is worn out. */
export class Reading {
  readonly thread = new Thread()
  readonly known = new Set<string>()
  readonly opened: Promise<void>
  isReady = false
  #failed = false
  #began = Infinity
  readonly #office: Office
  readonly #written: Written
  #followed: Date
  #following: Promise<void> | undefined

  constructor(office: Office, written: Written) {
    this.#office = office
    this.#written = written
    this.#followed = office.now()
    this.opened = this.#open().catch((error: Error) => {
      this.#failed = true
      void this.thread.end()
      office.log.error({ error: error.message }, 'requests could not be read; the next question tries again')
    })
  }

  /** Broken, or grown so much since it began that it should forget what is old, and learn which words are rare from all that is new. */
  isWornOut(): boolean {
    const isWornOut = this.#failed || this.thread.isGone || this.known.size > 2 * Math.max(FEW, this.#began)
    if (isWornOut) void this.thread.end()
    return isWornOut
  }

  async #open() {
    for await (const page of this.#written.past(this.#office.db as Db<any>, MOST)) {
      page.forEach(({ id }) => this.known.add(id))
      await this.thread.ask('gather', { messages: page })
    }
    await this.thread.ask('open', {})
    this.#began = this.known.size
    this.isReady = true
  }

  /** Whoever asks while it reads on waits for the same. */
  catchUp(): Promise<void> {
    this.#following ??= this.#follow().finally(() => { this.#following = undefined })
    return this.#following
  }

  async #follow() {
    const now = this.#office.now()
    const news = (await this.#written.news(this.#office.db as Db<any>, { since: new Date(this.#followed.getTime() - LATE_MS), known: this.known })).filter(({ id }) => !this.known.has(id))
    news.forEach(({ id }) => this.known.add(id))
    if (news.length > 0) await this.thread.ask('add', { messages: news })
    this.#followed = now
  }
}
