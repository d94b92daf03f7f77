import { gramsOf, type Grams } from './grams.ts'
import type { Message } from './message.ts'
import { keep, noVectors, type Vectors } from './vectors.ts'
import { learn, noRarity, type Rarity } from './rarity.ts'
import { vectorOf, type Vector } from './vector.ts'

/** What is remembered of the messages so far: no text, only what finds them again. Numbered as they came. */
export type Known = { rarity: Rarity; vectors: Vectors; messages: Kept[] }
type Kept = Pick<Message, 'id' | 'who' | 'at' | 'point'> & { likes: number; dislikes: number }

/** A message read: its grams, and those that tell most in the light of all before. */
export type Read = { message: Message; grams: Grams; vector: Vector }

export const nothingKnown = (): Known => ({ rarity: noRarity(), vectors: noVectors(), messages: [] })

/** For a question, as while somebody types: it leaves no trace. */
export function read({ rarity }: Known, message: Message): Read {
  const grams = gramsOf(message)
  return { message, grams, vector: vectorOf(grams, rarity, { least: 1 }) }
}

export function learnAndRead(known: Known, message: Message): Read {
  learn(known.rarity, gramsOf(message))
  return read(known, message)
}

/**
 * Many at once, oldest first: which words are rare is learned from all of them before the first is looked at, and what
 * only one of them says finds nothing and is left out.
 */
export function* learnAndReadAll(known: Known, messages: readonly Message[]): Generator<Read> {
  for (const message of messages) learn(known.rarity, gramsOf(message))
  for (const message of messages.toSorted((a, b) => a.at - b.at)) {
    const grams = gramsOf(message) // again: kept for a hundred thousand they would fill gigabytes
    yield { message, grams, vector: vectorOf(grams, known.rarity, { least: 2 }) }
  }
}

export function remember({ messages, vectors }: Known, { message, vector }: Read): number {
  const { id, who, at, point, likes = 0, dislikes = 0 } = message
  messages.push({ id, who, at, ...(point && { point }), likes, dislikes })
  return keep(vectors, vector)
}
