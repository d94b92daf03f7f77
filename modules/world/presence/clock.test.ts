import { expect, test } from 'vitest'
import { type Exchange, offsetOf, openClock, PINGS } from './clock.ts'

/** The same numbers every time. */
function chance(seed: number) {
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
    return seed / 2 ** 32
  }
}

type Network = { wayMs: number; upJitterMs: number; downJitterMs: number; spikes: number }
/** 30 ms each way, queues that are mostly short and sometimes not, three in a hundred held up for long; a busy uplink besides. */
const NETWORKS: Record<string, Network> = {
  '4G': { wayMs: 30, upJitterMs: 15, downJitterMs: 15, spikes: 0.03 },
  '4G with a busy uplink': { wayMs: 30, upJitterMs: 60, downJitterMs: 15, spikes: 0.03 },
}

function exchangeOn({ wayMs, upJitterMs, downJitterMs, spikes }: Network, random: () => number, at: number, offset: number): Exchange {
  const way = (jitter: number) => wayMs - jitter * Math.log(1 - random()) + (random() < spikes ? 200 + 300 * random() : 0)
  const [up, down] = [way(upJitterMs), way(downJitterMs)]
  return { sent: at, server: at + up + offset, received: at + up + down }
}

const meanOf = (exchanges: readonly Exchange[]) => exchanges.reduce((sum, { sent, server, received }) => sum + server - (sent + received) / 2, 0) / exchanges.length

/** How far apart two visitors are, at the 95th percentile. */
function apartOn(network: Network, estimate: (exchanges: readonly Exchange[]) => number): number {
  const random = chance(7)
  const errorOfOne = () => {
    const offset = (random() - 0.5) * 1e6
    return estimate(Array.from({ length: PINGS }, (_, n) => exchangeOn(network, random, n * 200, offset))) - offset
  }
  const apart = Array.from({ length: 4000 }, () => Math.abs(errorOfOne() - errorOfOne()))
  return apart.sort((a, b) => a - b)[Math.floor(apart.length * 0.95)]!
}

test.each(Object.entries(NETWORKS))('on %s two visitors see a show within 25 ms of each other, 95 times in a hundred', (_, network) => {
  expect(apartOn(network, offsetOf)).toBeLessThan(25)
  expect(apartOn(network, offsetOf)).toBeLessThan(apartOn(network, meanOf) / 2)
})

test('the first exchanges set the clock at once, later ones move it by 2 ms a second', () => {
  let now = 1000
  const clock = openClock(() => now)
  expect(clock.now()).toBeNaN()
  clock.hear({ sent: 900, server: 50_950, received: 1000 })
  expect(clock.now()).toBe(51_000)
  for (let n = 1; n < PINGS; n += 1) clock.hear({ sent: 990, server: 50_995, received: 1000 })
  expect(clock.isSettled).toBe(true)
  expect(clock.now()).toBe(51_000)

  // The server's clock is set forward by a second: nobody's show jumps.
  for (let n = 0; n < PINGS; n += 1) clock.hear({ sent: 990, server: 51_995, received: 1000 })
  expect(clock.now()).toBe(51_000)
  now += 10_000
  expect(clock.now()).toBeCloseTo(61_020, 3)
  now += 600_000
  expect(clock.now()).toBeCloseTo(662_000, 3)
})
