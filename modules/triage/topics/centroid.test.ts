import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NAMED, WHAT, type Vector } from '../similar/vector.ts'
import { agreedGrams, centroidOf, cosine, covered, join, matterCovered, namesShared, placeShared, unite, type Centroid } from './centroid.ts'

const vectorOf = (entries: readonly (readonly [gram: number, part: number])[]): Vector => ({
  grams: Int32Array.from(entries, ([gram]) => gram),
  weights: new Float32Array(entries.length).fill(1 / Math.sqrt(entries.length)),
  parts: Uint8Array.from(entries, ([, part]) => part),
})
const what = (...grams: number[]) => vectorOf(grams.map((gram) => [gram, WHAT]))
const of = (first: Vector, ...others: Vector[]) => others.reduce(join, centroidOf(first))
const plain = ({ said, ...sums }: Centroid) => ({ ...sums, said: [...said].sort(([a], [b]) => a - b) })

const vectors = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 })
  .map((grams) => vectorOf(grams.map((gram) => [gram, gram % 3 ? WHAT : NAMED])))

test('two topics made one say what all their messages together say', () => {
  fc.assert(fc.property(fc.array(vectors, { minLength: 1, maxLength: 5 }), fc.array(vectors, { minLength: 1, maxLength: 5 }), (some, others) => {
    const [a = what(1), ...restOfSome] = some
    const [b = what(1), ...restOfOthers] = others
    const united = unite(of(a, ...restOfSome), of(b, ...restOfOthers))
    const together = of(a, ...restOfSome, ...others)
    expect(united.size).toBe(together.size)
    expect(united.length).toBeCloseTo(together.length, 5)
    expect(cosine(united, together)).toBeCloseTo(1, 5)
    expect(plain(united).said.map(([gram, { by, namedBy }]) => [gram, by, namedBy])).toEqual(plain(together).said.map(([gram, { by, namedBy }]) => [gram, by, namedBy]))
  }), { numRuns: 50 })
})

test('who says all of it covers it, however much else is said; who says nothing of it covers nothing', () => {
  const centroid = of(what(1, 2, 3), what(1, 2, 4))
  expect(covered(centroid, new Set([1, 2, 3, 4, 99, 100]))).toBeCloseTo(1, 6)
  expect(covered(centroid, new Set([99]))).toBe(0)
  expect(covered(centroid, new Set([1, 2]))).toBeGreaterThan(covered(centroid, new Set([3, 4])))
})

test('the matter is what is left without the names', () => {
  const centroid = of(vectorOf([[1, NAMED], [2, NAMED], [3, WHAT]]))
  expect(matterCovered(centroid, new Set([1, 2]))).toBe(0)
  expect(matterCovered(centroid, new Set([3]))).toBe(1)
})

test('names are compared only where both sides name something', () => {
  const named = (...grams: number[]) => vectorOf([...grams.map((gram) => [gram, NAMED] as const), [50, WHAT]])
  const here = of(named(1, 2), named(1, 2), what(7, 8))
  expect(namesShared(here, named(1, 2))).toBe(1)
  expect(namesShared(here, named(3, 4))).toBe(0)
  expect(namesShared(here, what(1, 2))).toBeUndefined()
  expect(placeShared(here, of(named(1, 4)))).toBeCloseTo(0.5, 5)
  expect(placeShared(here, of(what(1, 2)))).toBeUndefined()
})

test('messages that share one word agree in less than messages that share a matter', () => {
  const word = of(what(1, 11, 12, 13), what(1, 21, 22, 23), what(1, 31, 32, 33))
  const matter = of(what(1, 2, 3, 11), what(1, 2, 3, 21), what(1, 2, 3, 31))
  expect(agreedGrams(word)).toBeCloseTo(1, 5)
  expect(agreedGrams(matter)).toBeCloseTo(3, 5)
})
