/**
 * 熔断: a register that failed several times in a row is left alone for a while, so that nobody waits for it in vain. Then one
 * question tries whether it is back; the others still do without.
 */
export type Breaker = { lets: () => boolean; worked: () => void; failed: () => void }

const FAILURES_UNTIL_OPEN = 5
const OPEN_MS = 30_000

export function breaker(now: () => Date, { failures = FAILURES_UNTIL_OPEN, openMs = OPEN_MS } = {}): Breaker {
  let inARow = 0
  let shutUntil = 0
  return {
    lets() {
      if (inARow < failures) return true
      const time = now().getTime()
      if (time < shutUntil) return false
      // A trial that never comes back counts as failed.
      shutUntil = time + openMs
      return true
    },
    worked: () => void (inARow = 0),
    failed() {
      inARow += 1
      shutUntil = now().getTime() + openMs
    },
  }
}
