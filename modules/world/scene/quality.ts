/** Steps of quality, the best first: smooth edges, pixels of the screen, façades, how far the details reach. */
export const QUALITIES = [
  { isSmooth: true, pixels: 1.5, isPlain: false, near: 150, props: 1 },
  { isSmooth: false, pixels: 1.5, isPlain: false, near: 150, props: 1 },
  { isSmooth: false, pixels: 1, isPlain: false, near: 140, props: 0.8 },
  { isSmooth: false, pixels: 1, isPlain: true, near: 125, props: 0.6 },
  { isSmooth: false, pixels: 0.75, isPlain: true, near: 100, props: 0.35 },
] as const
export type Quality = (typeof QUALITIES)[number]

const WINDOW = 24
const SLOW_MS = 29
/** Who waits this long for a few pictures is not asked to wait for two dozen. */
const PATIENCE_MS = 5000
const FEW = 4
/** A tab that wakes up, or a page that loads, is no measure. */
const PAUSE_MS = 3000

/** Watches the time that frames take. Answers whether it is time for a step down: most of the last two dozen were slow. */
export function frameWatch() {
  let taken: number[] = []
  return (ms: number): boolean => {
    if (ms > PAUSE_MS) return false
    taken.push(ms)
    const isEnough = taken.length >= WINDOW || (taken.length >= FEW && taken.reduce((sum, one) => sum + one, 0) >= PATIENCE_MS)
    if (!isEnough) return false
    const median = taken.toSorted((a, b) => a - b)[taken.length >> 1]!
    taken = []
    return median > SLOW_MS
  }
}
