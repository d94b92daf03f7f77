/** 3 m/s is a jog (see the walk); a quarter more for clocks and corners. */
export const METRES_PER_SECOND = 3.75
/** Reports that a bad network held up arrive together: four seconds of way may come at once. */
const MOST_METRES = 4 * METRES_PER_SECOND

export type Stride = { left: number; at: number }
export const freshStride = (at: number): Stride => ({ left: MOST_METRES, at })

/** As far towards `to` as somebody can have come since they were last heard, at `now` in milliseconds. Spends the way. */
export function stepTowards(from: { x: number; z: number }, to: { x: number; z: number }, stride: Stride, now: number): { x: number; z: number; isWhole: boolean } {
  stride.left = Math.min(MOST_METRES, stride.left + ((now - stride.at) / 1000) * METRES_PER_SECOND)
  stride.at = now
  const way = Math.hypot(to.x - from.x, to.z - from.z)
  const part = way <= stride.left ? 1 : stride.left / way
  stride.left -= way * part
  return { x: from.x + (to.x - from.x) * part, z: from.z + (to.z - from.z) * part, isWhole: part === 1 }
}
