import type { Visible } from '../../presence/record.ts'
import type { Moment } from '../../presence/to-browser.ts'
import type { Quarter } from './cells.ts'

/** One end of a connection: a WebSocket, or what a poll will fetch. `write` takes a frame (see framing.ts) and may drop it. */
export type Line = { write: (frame: Uint8Array) => void; close: (code: number) => void }

/** Somebody who is here: seen by all if `id` is not 0, and else only watching. */
export type Visitor = Visible & {
  /** How the ledger names them; guests are nobody. Never sent to anybody. */
  who: string | undefined
  token: string
  /** Keys of the people whom they do not want to see or hear. */
  mutes: ReadonlySet<string>
  /** None while the connection is lost, since `lostAt`. */
  line: Line | undefined
  lostAt: number
  quarter: Quarter | undefined
  /** Metres that they may still go now; grows with time (see stride.ts). */
  stride: { left: number; at: number }
  follows: Visitor | undefined
  followers: Set<Visitor>
  /** What they said and did last, for whoever reads a report about it. */
  lately: (Pick<Moment, 'kind' | 'which'> & { at: number })[]
}

export const isSeen = (visitor: Visitor) => visitor.id !== 0
