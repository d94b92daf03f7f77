const WEEK = 7 * 86_400_000

/** How many people spoke up in each of the last twelve weeks until `now`, the oldest week first. */
export function peopleByWeek(voices: readonly { who: string; at: number }[], now: number, weeks = 12): number[] {
  const people = Array.from({ length: weeks }, () => new Set<string>())
  for (const { who, at } of voices) {
    const ago = Math.floor((now - at) / WEEK)
    if (at <= now && ago < weeks) people[weeks - 1 - ago]!.add(who)
  }
  return people.map(({ size }) => size)
}
