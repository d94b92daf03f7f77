import { framed } from '../../presence/framing.ts'
import { type ToBrowser, writeToBrowser } from '../../presence/to-browser.ts'
import type { Allowance } from './allowance.ts'
import type { Cells } from './cells.ts'
import type { Roll } from './roll.ts'
import type { Line } from './visitor.ts'

/** Where one may begin and jump to: spawns and landmarks, metres on the plan. The first is where one begins by default. */
export type Landings = ReadonlyMap<string, { x: number; z: number }>

export type Limits = {
  /** Who comes after so many are seen may watch. */
  people: number
  lines: number
  linesOfAddress: number
  /** New connections, and messages, of one address. */
  opensOfAddress: Allowance
  messagesOfAddress: Allowance
}

/** `who`: how the ledger names them, undefined for guests. `mutes`: whom they do not want to see, named likewise. */
export type Caller = { who: string | undefined; address: string; mutes: ReadonlySet<string> }

/** What all who are here share. `now` is the wall clock in milliseconds. */
export type Here = { cells: Cells; roll: Roll; landings: Landings; limits: Limits; now: () => number; startedAt: number }

/** Close codes: RFC 6455 §7.4, and 4000 on for what only we mean. */
export const CLOSED = { restart: 1001, garbage: 1003, flood: 1008, full: 1013, elsewhere: 4001 } as const

export function tell(line: Line | undefined, said: ToBrowser) {
  line?.write(framed(writeToBrowser(said)))
}
