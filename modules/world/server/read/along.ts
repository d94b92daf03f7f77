import type { OnPlan } from '../../place/on-plan.ts'

/** The nearest point of a line: how far along it lies, how far off, on which side of who walks along, and which way the line leads there. */
export type Along = { s: number; off: number; side: 'left' | 'right'; at: OnPlan; ahead: OnPlan }

export const metres = (a: OnPlan, b: OnPlan) => Math.hypot(a.x - b.x, a.z - b.z)
export const lengthOf = (line: readonly OnPlan[]) => line.slice(1).reduce((sum, p, i) => sum + metres(line[i]!, p), 0)

export function alongLine(line: readonly OnPlan[], p: OnPlan): Along {
  let best: Along | undefined, walked = 0
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!]
    const long = metres(a, b)
    const ahead = { x: (b.x - a.x) / (long || 1), z: (b.z - a.z) / (long || 1) }
    const t = Math.max(0, Math.min(long, (p.x - a.x) * ahead.x + (p.z - a.z) * ahead.z))
    const at = { x: a.x + ahead.x * t, z: a.z + ahead.z * t }
    const off = metres(at, p)
    // z grows to the south, so that the right of who walks along is where the cross product is positive.
    if (!best || off < best.off) best = { s: walked + t, off, side: ahead.x * (p.z - at.z) - ahead.z * (p.x - at.x) > 0 ? 'right' : 'left', at, ahead }
    walked += long
  }
  return best!
}

/** The point at a share of a line's length. */
export function pointAt(line: readonly OnPlan[], share: number): Along {
  let left = lengthOf(line) * share
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!]
    const long = metres(a, b)
    if (left <= long) return alongLine([a, b], { x: a.x + ((b.x - a.x) * left) / (long || 1), z: a.z + ((b.z - a.z) * left) / (long || 1) })
    left -= long
  }
  return alongLine(line, line.at(-1)!)
}

/** Degrees clockwise of north. */
export const bearingOf = (from: OnPlan, to: OnPlan) => ((Math.atan2(to.x - from.x, from.z - to.z) * 180) / Math.PI + 360) % 360

/**
 * An order in which to walk past all of them, from the first: to the nearest not yet seen, and then every stretch turned round that
 * is shorter the other way.
 */
export function walkingOrder<T>(from: OnPlan, all: readonly T[], whereOf: (one: T) => OnPlan): T[] {
  const left = [...all], way: T[] = []
  for (let at = from; left.length; at = whereOf(way.at(-1)!)) {
    const next = left.reduce((best, one, i) => (metres(at, whereOf(one)) < metres(at, whereOf(left[best]!)) ? i : best), 0)
    way.push(...left.splice(next, 1))
  }
  const gap = (i: number, j: number) => (j < way.length ? metres(i < 0 ? from : whereOf(way[i]!), whereOf(way[j]!)) : 0)
  for (let shorter = true; shorter;) {
    shorter = false
    for (let i = 0; i < way.length - 1; i++) for (let j = i + 1; j < way.length; j++) {
      if (gap(i - 1, j) + gap(i, j + 1) > gap(i - 1, i) + gap(j, j + 1) - 1e-6) continue
      way.splice(i, j - i + 1, ...way.slice(i, j + 1).toReversed())
      shorter = true
    }
  }
  return way
}
