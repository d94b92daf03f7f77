import { compared } from '#modules/triage/similar/find-similar.ts'
import { learnAndReadAll, nothingKnown, remember, type Read } from '#modules/triage/similar/known.ts'
import type { Message } from '#modules/triage/similar/message.ts'
import { vectorAt } from '#modules/triage/similar/vectors.ts'

/** How alike any two of these are when the later one is asked about. */
export function likenessAmong(messages: readonly Message[]): (one: Message, other: Message) => number {
  const known = nothingKnown()
  const numbers = new Map<string, number>()
  const reads = new Map<string, Read>()
  for (const one of learnAndReadAll(known, messages)) {
    reads.set(one.message.id, one)
    numbers.set(one.message.id, remember(known, one))
  }
  return (one, other) => {
    const [earlier, later] = numbers.get(one.id)! < numbers.get(other.id)! ? [one, other] : [other, one]
    const asked = reads.get(later.id)!
    const there = vectorAt(known.vectors, numbers.get(earlier.id)!)
    const weights = new Map(Array.from(asked.vector.grams, (gram, i) => [gram, asked.vector.weights[i]!]))
    const cosine = there.grams.reduce((sum, gram, i) => sum + (weights.get(gram) ?? 0) * there.weights[i]!, 0)
    return compared(known, asked, numbers.get(earlier.id)!, cosine).likeness
  }
}
