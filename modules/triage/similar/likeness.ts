import type { Grams } from './grams.ts'
import { NAMED, WHAT, type Vector } from './vector.ts'

/** How one message, read now, resembles another of which the vector was kept. */
export type Likeness = {
  /** Of the words, 0 to 1: the cosine, and how much of the other's words this one holds too. */
  words: number
  /** The part of the other's matter, without names of places and bodies, that this one holds. */
  matter: number
  /** The part of the names in this title that the other says; nothing where either title names nothing. */
  names?: number
}

export function likenessOf({ counts }: Grams, vector: Vector, other: Vector, cosine: number): Likeness {
  let all = 0
  let held = 0
  let matter = 0
  let matterHeld = 0
  for (let i = 0; i < other.grams.length; i++) {
    const square = other.weights[i]! ** 2
    const has = counts.has(other.grams[i]!)
    all += square
    if (has) held += square
    if (other.parts[i] !== WHAT) continue
    matter += square
    if (has) matterHeld += square
  }
  const names = other.parts.includes(NAMED) ? namesSaid(vector, (gram) => other.grams.includes(gram)) : undefined
  return { words: Math.sqrt((cosine * held) / (all || 1)), matter: matter ? matterHeld / matter : 1, ...(names !== undefined && { names }) }
}

/** The part of the names in a title that is said there as well. */
export function namesSaid({ grams, weights, parts }: Vector, saidThere: (gram: number) => boolean): number | undefined {
  let all = 0
  let shared = 0
  for (let i = 0; i < grams.length; i++) {
    if (parts[i] !== NAMED) continue
    all += weights[i]!
    if (saidThere(grams[i]!)) shared += weights[i]!
  }
  return all ? shared / all : undefined
}
