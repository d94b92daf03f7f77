import { gramsOf } from '#modules/triage/similar/grams.ts'
import type { Message } from '#modules/triage/similar/message.ts'

/** Two ready methods that ours is measured against. Neither knows which words are rare. */
export function overlap(one: Message, other: Message): number {
  const [a, b] = [gramsOf(one).counts, gramsOf(other).counts]
  let common = 0
  for (const gram of a.keys()) if (b.has(gram)) common++
  return common / (a.size + b.size - common || 1)
}

/** Charikar's: the part of 64 bits that agree, above chance. */
export function simhash(one: Message, other: Message): number {
  const [a, b] = [bitsOf(one), bitsOf(other)]
  return Math.max(0, (a.filter((bit, i) => bit === b[i]).length - 32) / 32)
}

function bitsOf(message: Message): boolean[] {
  const sums = new Float64Array(64)
  for (const [gram, count] of gramsOf(message).counts) {
    let [low, high] = [Math.imul(gram + 1, 0x9e3779b1), Math.imul(gram + 1, 0x85ebca6b)]
    low ^= low >>> 15
    high ^= high >>> 13
    for (let bit = 0; bit < 32; bit++) {
      sums[bit]! += (low >>> bit) & 1 ? count : -count
      sums[bit + 32]! += (high >>> bit) & 1 ? count : -count
    }
  }
  return Array.from(sums, (sum) => sum > 0)
}
