/** One ping: when it was sent and its answer came by our clock, and what the server's clock said between. Milliseconds. */
export type Exchange = { sent: number; server: number; received: number }

/** So many pings together are within 25 ms at the 95th percentile on a busy 4G uplink; a mean of eight is not. */
export const PINGS = 8
/** Slower than anybody sees or hears. */
const SLEW_MS_PER_SECOND = 2

/**
 * How far the server's clock is ahead of ours: the exchange that was quickest waited least in queues, which are what makes the two
 * ways differ. A lasting difference of the two ways stays in it, by half. NaN without exchanges.
 */
export function offsetOf(exchanges: readonly Exchange[]): number {
  const quickest = exchanges.reduce<Exchange | undefined>((best, one) => (best && roundTrip(best) <= roundTrip(one) ? best : one), undefined)
  return quickest ? quickest.server - (quickest.sent + quickest.received) / 2 : Number.NaN
}

const roundTrip = ({ sent, received }: Exchange) => received - sent

/** A clock that follows the server's: right at once after the first pings, moved gently by later ones so that no show jumps. */
export function openClock(now: () => number) {
  let exchanges: Exchange[] = []
  let [heard, offset, at] = [0, Number.NaN, 0]
  function slew() {
    const most = ((now() - at) / 1000) * SLEW_MS_PER_SECOND
    offset += Math.max(-most, Math.min(most, offsetOf(exchanges) - offset))
    at = now()
  }
  return {
    hear(exchange: Exchange) {
      slew()
      exchanges = [...exchanges, exchange].slice(-PINGS)
      heard += 1
      if (heard <= PINGS) offset = offsetOf(exchanges)
    },
    /** The server's time in milliseconds; NaN before the first exchange. */
    now() {
      slew()
      return now() + offset
    },
    get isSettled() {
      return heard >= PINGS
    },
  }
}
