/** A topic that grows against its own past, said so that whoever is warned can count it again. */
export type EarlyWarning = { people: number; expected: number; chance: number; zh: string; en: string }

const WEEK = 7 * 86_400_000
const WEEKS_BEFORE = 8
/** A matter of which one hears now and then. So a topic without a past warns from its fourth person on. */
const LEAST_EXPECTED = 0.5
const FEWEST_PEOPLE = 3
/** One false alarm in a hundred weeks of a topic that does not grow. */
const LEAST_CHANCE = 0.01

/** Warns when more people speak up in a week than the eight weeks before let expect. */
export function earlyWarning(voices: readonly { who: string; at: number }[], now: number): EarlyWarning | undefined {
  const peopleBetween = (from: number, to: number) => new Set(voices.filter(({ at }) => at > from && at <= to).map(({ who }) => who)).size
  const people = peopleBetween(now - WEEK, now)
  if (people < FEWEST_PEOPLE) return undefined

  let before = 0
  for (let week = 1; week <= WEEKS_BEFORE; week++) before += peopleBetween(now - (week + 1) * WEEK, now - week * WEEK)
  const expected = Math.max(LEAST_EXPECTED, before / WEEKS_BEFORE)
  const chance = atLeast(people, expected)
  if (chance > LEAST_CHANCE) return undefined

  const usual = (before / WEEKS_BEFORE).toFixed(1)
  return {
    people, expected, chance,
    zh: `近 7 天有 ${people} 人反映，此前 ${WEEKS_BEFORE} 周平均每周 ${usual} 人`,
    en: `${people} people in 7 days, ${usual} a week in the ${WEEKS_BEFORE} weeks before`,
  }
}

/** So many or more, where so many are expected (Poisson). */
export function atLeast(count: number, expected: number): number {
  let term = Math.exp(-expected)
  let below = 0
  for (let k = 0; k < count; k++) {
    below += term
    term *= expected / (k + 1)
  }
  return Math.max(0, 1 - below)
}
