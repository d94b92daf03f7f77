import { readToServer } from '../../presence/to-server.ts'
import { type Allowance, type Spent, take } from './allowance.ts'
import { type Caller, CLOSED, type Here } from './here.ts'
import { depart, join } from './join.ts'
import { obey } from './obey.ts'
import type { Line, Visitor } from './visitor.ts'

/** A browser sends ten positions a second, and pings. */
const MESSAGES: Allowance = { perSecond: 20, burst: 40 }
/** Gestures, phrases, jumps, joining and leaving groups. */
const DOINGS: Allowance = { perSecond: 1, burst: 4 }
/** What is too much is dropped; who goes on like that is shown out. */
const MOST_DROPPED = 100

/** One connection, from its first message to its end. `takesOfAddress` says whether its address may send one more. */
export function openSession(here: Here, line: Line, caller: Caller, takesOfAddress: () => boolean) {
  const messages: Spent = { left: MESSAGES.burst, at: here.now() }
  const doings: Spent = { left: DOINGS.burst, at: here.now() }
  let visitor: Visitor | undefined
  let dropped = 0
  let isOver = false

  function close(code: number) {
    isOver = true
    line.close(code)
  }

  return {
    hear(bytes: Uint8Array) {
      // A newer connection may have gone on with the visit.
      if (isOver || (visitor && visitor.line !== line)) return
      if (!takesOfAddress() || !take(messages, MESSAGES, here.now())) {
        dropped += 1
        if (dropped > MOST_DROPPED) close(CLOSED.flood)
        return
      }
      const said = readToServer(bytes)
      if (!said || (said.is === 'join') === (visitor !== undefined)) return close(CLOSED.garbage)
      if (said.is === 'join') visitor = join(here, line, caller, said)
      else if (said.is === 'move' || said.is === 'ping' || take(doings, DOINGS, here.now())) obey(here, visitor!, said)
    },

    /** The connection is over: for good, or to be taken up again within a minute. */
    end(left: boolean) {
      isOver = true
      if (!visitor || visitor.line !== line) return
      if (left) return depart(here, visitor)
      visitor.line = undefined
      visitor.lostAt = here.now()
      visitor.gait = 'stand'
      here.cells.leave(visitor)
    },
  }
}
