import type { Grams } from './grams.ts'
import { canName, mostlyNames, weightOf, type Rarity } from './rarity.ts'

/** The most telling grams of a message. Weights have length one, so that a product is a cosine. */
export type Vector = { grams: Int32Array; weights: Float32Array; parts: Uint8Array }

/** What a gram says: the matter; a place or body; or one that the title itself names. */
export const WHAT = 0
const WHERE = 1
export const NAMED = 2

export const LONGEST_VECTOR = 96

/** `least`: in how many messages a gram must have been. Where all are known, what only one says finds nothing. */
export function vectorOf({ counts, named, lapping }: Grams, rarity: Rarity, { least }: { least: number }): Vector {
  const grams: number[] = []
  const weights: number[] = []
  for (const [gram, count] of counts) {
    const weight = rarity.occurs[gram]! < least ? 0 : (1 + Math.log(count)) * weightOf(rarity, gram)
    if (weight <= 0) continue
    grams.push(gram)
    weights.push(weight)
  }
  const most = mostOf(weights)
  const length = Math.sqrt(most.reduce((sum, i) => sum + weights[i]! ** 2, 0)) || 1
  return {
    grams: Int32Array.from(most, (i) => grams[i]!),
    weights: Float32Array.from(most, (i) => weights[i]! / length),
    parts: Uint8Array.from(most, (i) => partOf(grams[i]!)),
  }

  function partOf(gram: number): number {
    if (named.has(gram) && canName(rarity, gram)) return NAMED
    return lapping.has(gram) || mostlyNames(rarity, gram) ? WHERE : WHAT
  }
}

/** Where the largest stand; of equals those that come first, as a title does. */
function mostOf(weights: readonly number[]): number[] {
  const least = weights.length > LONGEST_VECTOR ? Float64Array.from(weights).sort()[weights.length - LONGEST_VECTOR]! : 0
  const above = weights.filter((weight) => weight > least).length
  let equals = LONGEST_VECTOR - above
  return weights.flatMap((weight, i) => (weight > least || (weight === least && equals-- > 0) ? [i] : []))
}
