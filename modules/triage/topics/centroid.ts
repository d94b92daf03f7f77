import { namesSaid } from '../similar/likeness.ts'
import { NAMED, WHAT, type Vector } from '../similar/vector.ts'

/** What the messages of a topic say together: of each gram its weight, that part of it which is the matter, and by how many it is said and named. */
type Said = { weight: number; what: number; by: number; namedBy: number }
export type Centroid = { size: number; said: Map<number, Said>; length: number; whatLength: number; /** Members whose title names a place or body. */ naming: number }

export const centroidOf = (vector: Vector): Centroid => join({ size: 0, said: new Map(), length: 0, whatLength: 0, naming: 0 }, vector)

export function join(centroid: Centroid, { grams, weights, parts }: Vector): Centroid {
  grams.forEach((gram, i) => {
    const weight = weights[i]!
    const said = saidOf(centroid, gram)
    said.weight += weight
    said.by++
    if (parts[i] === WHAT) said.what += weight
    if (parts[i] === NAMED) said.namedBy++
  })
  centroid.size++
  if (parts.includes(NAMED)) centroid.naming++
  return measured(centroid)
}

export function unite(centroid: Centroid, other: Centroid): Centroid {
  for (const [gram, { weight, what, by, namedBy }] of other.said) {
    const said = saidOf(centroid, gram)
    said.weight += weight
    said.what += what
    said.by += by
    said.namedBy += namedBy
  }
  centroid.size += other.size
  centroid.naming += other.naming
  return measured(centroid)
}

function saidOf({ said }: Centroid, gram: number): Said {
  let one = said.get(gram)
  if (!one) said.set(gram, (one = { weight: 0, what: 0, by: 0, namedBy: 0 }))
  return one
}

/** What few of many say is not what the topic is about. */
const LONGEST = 600

function measured(centroid: Centroid): Centroid {
  if (centroid.said.size > LONGEST * 2) centroid.said = new Map([...centroid.said].sort((a, b) => b[1].weight - a[1].weight).slice(0, LONGEST))
  let all = 0
  let whats = 0
  for (const { weight, what } of centroid.said.values()) {
    all += weight * weight
    whats += what * what
  }
  centroid.length = Math.sqrt(all)
  centroid.whatLength = Math.sqrt(whats)
  return centroid
}

type Grams = { has: (gram: number) => boolean }

/** The part of what the topic says that these grams hold: 1 when they say all of it, however much else they say. */
export function covered({ said, length }: Centroid, grams: Grams): number {
  let sum = 0
  for (const [gram, { weight }] of said) if (grams.has(gram)) sum += weight * weight
  return length ? sum / (length * length) : 0
}

/** The same of the matter alone, without the names of places and bodies. A topic that only names them asks for nothing. */
export function matterCovered({ said, whatLength }: Centroid, grams: Grams): number {
  if (!whatLength) return 1
  let sum = 0
  for (const [gram, { what }] of said) if (what && grams.has(gram)) sum += what * what
  return sum / (whatLength * whatLength)
}

/** The part of the names in a title that at least a quarter of the topic says; nothing where either names nothing. */
export function namesShared({ said, size, naming }: Centroid, vector: Vector): number | undefined {
  return naming < size / 2 ? undefined : namesSaid(vector, (gram) => (said.get(gram)?.by ?? 0) >= size * A_FEW)
}

const A_FEW = 1 / 4

/** The same between two topics, the lesser of both ways; nothing where either names nothing. */
export function placeShared(one: Centroid, other: Centroid): number | undefined {
  if (one.naming < one.size / 2 || other.naming < other.size / 2) return undefined
  return Math.min(namesOf(one, other), namesOf(other, one))
}

function namesOf(one: Centroid, other: Centroid): number {
  let all = 0
  let shared = 0
  for (const [gram, { weight, by, namedBy }] of one.said) {
    if (!namedBy) continue
    const named = (weight * namedBy) / by
    all += named
    if ((other.said.get(gram)?.by ?? 0) >= other.size * A_FEW) shared += named
  }
  return all ? shared / all : 1
}

export function cosine(one: Centroid, other: Centroid): number {
  return product(one, other, ({ weight }) => weight) / (one.length * other.length || 1)
}

export function matterCosine(one: Centroid, other: Centroid): number {
  return product(one, other, ({ what }) => what) / (one.whatLength * other.whatLength || 1)
}

function product(one: Centroid, other: Centroid, of: (said: Said) => number): number {
  const [few, many] = one.said.size < other.said.size ? [one, other] : [other, one]
  let sum = 0
  for (const [gram, said] of few.said) {
    const there = many.said.get(gram)
    if (there) sum += of(said) * of(there)
  }
  return sum
}

/** How many grams at least half of the topic says, each by its weight: of one word there are few, of a matter many. */
export function agreedGrams({ said, size }: Centroid): number {
  let squares = 0
  let fourths = 0
  for (const { weight, by } of said.values()) {
    if (by < size / 2) continue
    squares += weight ** 2
    fourths += weight ** 4
  }
  return fourths ? squares ** 2 / fourths : 0
}
