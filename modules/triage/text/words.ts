import { type Features, pair, single } from './features.ts'
import type { Model } from './model.ts'
import { lettersOf } from './normalise.ts'

const MOST_PAIRS = 8
/** Of the strongest pair's weight: what weighs less did not decide. */
const LEAST_PART = 0.25

/**
 * The words of a text that speak most for a class against the mean of all, as they stand in the text: pairs of letters by
 * what they and their letters weigh, those that overlap joined into one word.
 */
export function wordsFor({ classes, weights }: Model, text: string, { ids, values }: Features, label: string, most = 3): string[] {
  const { codes, places } = lettersOf(text)
  const chosen = classes.indexOf(label)
  const says = new Map<number, number>()
  ids.forEach((id, i) => {
    const row = weights.rows[id]!
    if (row < 0) return
    const all = weights.table.subarray(row * classes.length, (row + 1) * classes.length)
    says.set(id, values[i]! * (all[chosen]! - all.reduce((sum, weight) => sum + weight) / classes.length))
  })
  const weightAt = (at: number): number =>
    places[at + 1]! - places[at]! === 1
      ? (says.get(pair(codes[at]!, codes[at + 1]!)) ?? 0) + ((says.get(single(codes[at]!)) ?? 0) + (says.get(single(codes[at + 1]!)) ?? 0)) / 2
      : 0

  const pairs = Array.from({ length: Math.max(0, codes.length - 1) }, (_, at) => ({ at, weight: weightAt(at) })).sort((a, b) => b.weight - a.weight || a.at - b.at)
  const strongest = pairs[0]?.weight ?? 0
  const found = new Map<string, number>()
  const taken = pairs.filter(({ weight }) => weight > strongest * LEAST_PART && weight > 0).slice(0, MOST_PAIRS).sort((a, b) => a.at - b.at)
  for (let i = 0; i < taken.length; ) {
    let last = i
    while (taken[last + 1] && taken[last + 1]!.at <= taken[last]!.at + 1) last++
    const word = text.slice(places[taken[i]!.at], places[taken[last]!.at + 1]! + 1)
    const weight = taken.slice(i, last + 1).reduce((sum, one) => sum + one.weight, 0)
    found.set(word, Math.max(found.get(word) ?? 0, weight))
    i = last + 1
  }
  return [...found].sort((a, b) => b[1] - a[1]).slice(0, most).map(([word]) => word)
}
