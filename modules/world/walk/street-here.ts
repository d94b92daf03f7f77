import type { Line } from '../build/grounds.ts'
import { distanceToSegment } from '../build/polygon.ts'
import type { Street } from '../place/features.ts'
import { spanOf } from '../place/dates.ts'

/** The street on which a point lies. */
export function streetAt(lines: readonly Line[], x: number, z: number): Street | undefined {
  let best: Street | undefined, least = 1
  for (const { street, points } of lines) for (let i = 1; i < points.length; i++) {
    const share = distanceToSegment(x, z, points[i - 1]!, points[i]!) / (street.width / 2 + 2)
    if (share < least) [best, least] = [street, share]
  }
  return best
}

/** What it was called in a year: the last name that had come into use, or the first it ever had. */
export function nameIn({ names }: Street, year: number): Street['names'][number] {
  return names.findLast(({ from }) => spanOf(from).earliest <= year) ?? names[0]!
}
