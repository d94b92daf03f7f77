import { metresBetween } from '#kernel/places/distance.ts'
import type { Known, Read } from './known.ts'
import { likenessOf } from './likeness.ts'
import { nearest, vectorAt } from './vectors.ts'

export type Similar = {
  id: string
  /** 0 to somewhat above 1; from `LIKELY` on it is likely the same matter. */
  likeness: number
  /** The part of the names in this title that the other says; nothing where either names nothing. */
  names?: number
  metres?: number
  days: number
}

/** Set on 120 pairs judged by hand, and held to on 300 others: `npm run bench:topics`. */
export const LIKELY = 0.3

/** A place or a moment apart turns the order of what words find; it finds nothing by itself. */
const LOOKED_AT = 40

export function similarTo(known: Known, asked: Read, { most, least = LIKELY }: { most: number; least?: number }): Similar[] {
  return nearest(known.vectors, asked.vector, LOOKED_AT)
    .map(({ message, cosine }) => compared(known, asked, message, cosine))
    .filter(({ id, likeness }) => id !== asked.message.id && likeness >= least)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
}

/** One pair, whichever lists it would or would not be found on. */
export function compared({ messages, vectors }: Known, { message, grams, vector }: Read, number: number, cosine: number): Similar {
  const other = messages[number]!
  const { words, names, matter } = likenessOf(grams, vector, vectorAt(vectors, number), cosine)
  const metres = message.point && other.point && metresBetween([...message.point], [...other.point])
  const days = Math.abs(message.at - other.at) / DAY
  const likeness = words * byMatter(matter) * byNames(names) * byDistance(metres) * byTime(days)
  return { id: other.id, likeness, ...(names !== undefined && { names }), ...(metres !== undefined && { metres }), days }
}

const DAY = 86_400_000

/** Short messages from one place may share nothing but its name. */
const byMatter = (matter: number): number => Math.min(1, 0.5 + 10 * matter)

const byNames = (names: number | undefined): number => (names === undefined ? 1 : 0.7 + 0.4 * names)

const NEXT_DOOR = 200
const ELSEWHERE = 2_000

/** Two thirds for the other end of town, a tenth more for next door. */
const byDistance = (metres: number | undefined): number =>
  metres === undefined ? 1 : 1.1 - 0.45 * Math.min(1, Math.max(0, (metres - NEXT_DOOR) / (ELSEWHERE - NEXT_DOOR)))

/** Matters drag on: a year apart costs little. */
const byTime = (days: number): number => 1 - Math.min(0.15, days / 2_000)
