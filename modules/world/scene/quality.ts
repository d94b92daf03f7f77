/** Steps of quality, the best first: smooth edges, pixels of the screen, façades, how far the details reach. */
export const QUALITIES = [
  { isSmooth: true, pixels: 1.5, isPlain: false, near: 330, props: 1 },
  { isSmooth: false, pixels: 1.5, isPlain: false, near: 330, props: 1 },
  { isSmooth: false, pixels: 1, isPlain: false, near: 300, props: 0.8 },
  { isSmooth: false, pixels: 1, isPlain: true, near: 240, props: 0.6 },
  { isSmooth: false, pixels: 0.75, isPlain: true, near: 150, props: 0.35 },
] as const
export type Quality = (typeof QUALITIES)[number]

const WINDOW = 40
const SLOW_MS = 29
/** A tab that wakes up, or a page that loads, is no measure. */
const PAUSE_MS = 400

/** Watches the time that frames take. Answers whether it is time for a step down: most of the last forty were slow. */
export function frameWatch() {
  let taken: number[] = []
  return (ms: number): boolean => {
    if (ms > PAUSE_MS) return false
    taken.push(ms)
    if (taken.length < WINDOW) return false
    const median = taken.toSorted((a, b) => a - b)[WINDOW / 2]!
    taken = []
    return median > SLOW_MS
  }
}
