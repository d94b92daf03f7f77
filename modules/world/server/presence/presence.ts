import { isIPv6 } from 'node:net'
import { framed } from '../../presence/framing.ts'
import { writeToBrowser } from '../../presence/to-browser.ts'
import { type Spent, take } from './allowance.ts'
import { openCells } from './cells.ts'
import { FRAME_MS, sendNear } from './frames.ts'
import { sendLed } from './groups.ts'
import { type Caller, CLOSED, type Here, type Landings, type Limits } from './here.ts'
import { depart } from './join.ts'
import { openRoll } from './roll.ts'
import { openSession } from './session.ts'
import type { Line } from './visitor.ts'

export const LIMITS: Limits = {
  people: 3000, lines: 4000, linesOfAddress: 120,
  opensOfAddress: { perSecond: 4, burst: 240 }, messagesOfAddress: { perSecond: 1500, burst: 3000 },
}

const FRAMES_A_SECOND = 1000 / FRAME_MS
const ADDRESS_FORGOTTEN_MS = 600_000

export type Presence = ReturnType<typeof openPresence>

/**
 * Who is in the district now. `now` is the wall clock in milliseconds. One process knows its own visitors only; a second one would
 * put the people of its cells along the border into `cells` here, without lines, as it hears of them.
 */
export function openPresence({ landings, now = Date.now, limits = LIMITS }: { landings: Landings; now?: () => number; limits?: Limits }) {
  const here: Here = { cells: openCells(), roll: openRoll(), landings, limits, now, startedAt: now() }
  const { cells, roll } = here
  const addresses = new Map<string, { lines: number; opens: Spent; messages: Spent }>()
  let [lines, frames] = [0, 0]

  function countsOf(address: string) {
    const network = networkOf(address)
    const known = addresses.get(network)
    if (known) return known
    const fresh = { lines: 0, opens: { left: limits.opensOfAddress.burst, at: now() }, messages: { left: limits.messagesOfAddress.burst, at: now() } }
    addresses.set(network, fresh)
    return fresh
  }

  /** Once a second: the whole place in numbers, and what may be forgotten. */
  function sendCrowd() {
    const frame = framed(writeToBrowser({ is: 'crowd', ...roll.counts(), squares: cells.density() }))
    for (const { line } of roll.visitors()) line?.write(frame)
    for (const visitor of roll.overdue(now())) depart(here, visitor)
    cells.forgetEmpty()
    for (const [address, { lines: open, opens }] of addresses) if (open === 0 && now() - opens.at > ADDRESS_FORGOTTEN_MS) addresses.delete(address)
  }

  const hasRoom = (address: string) => lines < limits.lines && countsOf(address).lines < limits.linesOfAddress

  return {
    /** Whether an address may try once more to come in. */
    admits: (address: string): boolean => hasRoom(address) && take(countsOf(address).opens, limits.opensOfAddress, now()),

    /** A connection begins. Whoever holds it passes on what is heard, and says when it ended (`left`: for good). Closed at once where there is no room. */
    meet(line: Line, caller: Caller) {
      if (!hasRoom(caller.address)) {
        line.close(CLOSED.full)
        return undefined
      }
      const counts = countsOf(caller.address)
      counts.lines += 1
      lines += 1
      const session = openSession(here, line, caller, () => take(counts.messages, limits.messagesOfAddress, now()))
      let hasEnded = false
      return {
        hear: session.hear,
        end(left: boolean) {
          if (hasEnded) return
          hasEnded = true
          counts.lines -= 1
          lines -= 1
          session.end(left)
        },
      }
    },

    /** Every FRAME_MS: tells everybody what happened around them. */
    tick() {
      frames += 1
      const time = now() % 2 ** 32
      // Whoever stands still is told of once a second, so that newcomers see them.
      for (const visitor of roll.visitors()) if (visitor.line && visitor.id % FRAMES_A_SECOND === frames % FRAMES_A_SECOND) cells.stand(visitor)
      sendLed(here, time)
      sendNear(cells, time)
      if (frames % FRAMES_A_SECOND === 0) sendCrowd()
    },

    /** Somebody who is here, or was a minute ago, by the number that others see. */
    known: roll.known,
    /** A person who is here, by how the ledger names them. */
    named: roll.named,
    counts: roll.counts,
  }
}

/** Who has one address of IPv6 has the other 2⁶⁴ of its network as well. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  return [...head, ...zeros, ...tail].slice(0, 4).join(':')
}
