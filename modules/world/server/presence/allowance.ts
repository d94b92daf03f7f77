/** So many at once, and so many a second after that. */
export type Allowance = { perSecond: number; burst: number }
export type Spent = { left: number; at: number }

/** Takes one, if there is one left at `now` (milliseconds). */
export function take(spent: Spent, { perSecond, burst }: Allowance, now: number): boolean {
  spent.left = Math.min(burst, spent.left + ((now - spent.at) / 1000) * perSecond)
  spent.at = now
  if (spent.left < 1) return false
  spent.left -= 1
  return true
}
