import { lettersOf } from './normalise.ts'

/**
 * A text as the logarithms of its weighted counts of characters and pairs of characters, by hashed number (Weinberger et
 * al. 2009): no word segmenter, which misses what residents write, and no dictionary to keep. Length 1.
 */
export type Features = { ids: Int32Array; values: Float32Array }

export const HASH_BITS = 20
const SPACE = 1 << HASH_BITS

/** The subject line stands first and says most: what opens a message counts several times, the rest the less the later. */
const OPENING = 20
const OPENING_WEIGHT = 3
const FADING = 100
const weightAt = (at: number) => (at < OPENING ? OPENING_WEIGHT : 0) + 1 / (1 + at / FADING)

export const single = (code: number): number => mix(Math.imul(code, 0x9e3779b1))
export const pair = (first: number, second: number): number => mix(Math.imul(first, 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35) ^ 0x27d4eb2f)

/** The last steps of MurmurHash3 spread what the product leaves in its upper bits. */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) & (SPACE - 1)
}

/** One array for all texts: clearing what was touched costs less than a map for each. */
const counts = new Float32Array(SPACE)

export function featuresOf(text: string): Features {
  const { codes } = lettersOf(text)
  const seen = new Int32Array(codes.length * 2)
  let size = 0
  const count = (id: number, weight: number) => {
    if (counts[id] === 0) seen[size++] = id
    counts[id]! += weight
  }
  for (let at = 0; at < codes.length; at++) {
    const weight = weightAt(at)
    count(single(codes[at]!), weight)
    if (at + 1 < codes.length) count(pair(codes[at]!, codes[at + 1]!), weight)
  }

  const ids = seen.slice(0, size)
  const values = new Float32Array(size)
  let squares = 0
  for (let i = 0; i < size; i++) {
    const value = Math.log1p(counts[ids[i]!]!)
    counts[ids[i]!] = 0
    values[i] = value
    squares += value * value
  }
  const length = Math.sqrt(squares) || 1
  for (let i = 0; i < size; i++) values[i]! /= length
  return { ids, values }
}
