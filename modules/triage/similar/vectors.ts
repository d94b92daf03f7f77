import { GRAMS } from './grams.ts'
import { LONGEST_VECTOR, type Vector } from './vector.ts'

/**
 * Vectors of all messages, found again by what they share. Entry e is gram e % 96 of message e / 96 rounded down;
 * `before` chains the entries of one gram, newest first.
 */
export type Vectors = { size: number; newest: Int32Array; before: Int32Array; grams: Int32Array; weights: Float32Array; parts: Uint8Array; sums: Float32Array }

export function noVectors(messages = 1024): Vectors {
  const entries = messages * LONGEST_VECTOR
  return {
    size: 0, newest: new Int32Array(GRAMS).fill(-1), before: new Int32Array(entries), grams: new Int32Array(entries),
    weights: new Float32Array(entries), parts: new Uint8Array(entries), sums: new Float32Array(messages),
  }
}

/** Numbers messages in the order in which they come. */
export function keep(vectors: Vectors, vector: Vector): number {
  const message = vectors.size++
  if (message === vectors.sums.length) grow(vectors)
  const first = message * LONGEST_VECTOR
  vectors.grams.fill(-1, first, first + LONGEST_VECTOR)
  vectors.grams.set(vector.grams, first)
  vectors.weights.set(vector.weights, first)
  vectors.parts.set(vector.parts, first)
  vector.grams.forEach((gram, i) => {
    vectors.before[first + i] = vectors.newest[gram]!
    vectors.newest[gram] = first + i
  })
  return message
}

export function vectorAt({ grams, weights, parts }: Vectors, message: number): Vector {
  const first = message * LONGEST_VECTOR
  let end = first
  while (end < first + LONGEST_VECTOR && grams[end] !== -1) end++
  return { grams: grams.subarray(first, end), weights: weights.subarray(first, end), parts: parts.subarray(first, end) }
}

export type Near = { message: number; cosine: number }

/** A gram that thousands share tells little and costs much: of each, only the newest are looked at. */
const MOST_PER_GRAM = 500

export function nearest({ newest, before, weights, sums }: Vectors, vector: Vector, most: number): Near[] {
  const touched: number[] = []
  vector.grams.forEach((gram, i) => {
    const weight = vector.weights[i]!
    let left = MOST_PER_GRAM
    for (let entry = newest[gram]!; entry >= 0 && left > 0; entry = before[entry]!, left--) {
      const message = (entry / LONGEST_VECTOR) | 0
      if (sums[message] === 0) touched.push(message)
      sums[message]! += weight * weights[entry]!
    }
  })
  const found = strongest(touched, sums, most).map((message) => ({ message, cosine: sums[message]! }))
  for (const message of touched) sums[message] = 0
  return found
}

/** Sorting tens of thousands for the sake of forty would take most of the time. */
function strongest(messages: readonly number[], sums: Float32Array, most: number): number[] {
  const kept: number[] = []
  let least = 0
  for (const message of messages) {
    if (kept.length >= most * 2) {
      kept.sort((a, b) => sums[b]! - sums[a]!).length = most
      least = sums[kept[most - 1]!]!
    }
    if (sums[message]! > least) kept.push(message)
  }
  return kept.sort((a, b) => sums[b]! - sums[a]!).slice(0, most)
}

function grow(vectors: Vectors): void {
  const larger = noVectors(vectors.sums.length * 2)
  for (const part of ['before', 'grams', 'weights', 'parts', 'sums'] as const) {
    larger[part].set(vectors[part])
    Object.assign(vectors, { [part]: larger[part] })
  }
}
