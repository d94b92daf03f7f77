import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GRAMS } from './grams.ts'
import { keep, nearest, noVectors, vectorAt } from './vectors.ts'
import { LONGEST_VECTOR, WHAT, type Vector } from './vector.ts'

const vectors = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0.1, max: 1, noNaN: true })), { selector: ([gram]) => gram, minLength: 1, maxLength: 20 })
  .map((entries): Vector => ({ grams: Int32Array.from(entries, ([gram]) => gram), weights: Float32Array.from(entries, ([, weight]) => weight), parts: new Uint8Array(entries.length).fill(WHAT) }))

const product = (one: Vector, other: Vector) =>
  one.grams.reduce((sum, gram, i) => sum + one.weights[i]! * (other.weights[other.grams.indexOf(gram)] ?? 0), 0)

test('the nearest are those of a plain comparison with all, also after more came than there was room for', () => {
  fc.assert(fc.property(fc.array(vectors, { minLength: 1, maxLength: 40 }), vectors, fc.integer({ min: 1, max: 8 }), (all, asked, most) => {
    const kept = noVectors(4)
    all.forEach((vector, number) => expect(keep(kept, vector)).toBe(number))
    const found = nearest(kept, asked, most)
    const plain = all.map((vector) => product(asked, vector)).filter((cosine) => cosine > 0).sort((a, b) => b - a).slice(0, most)
    expect(found.map(({ cosine }) => cosine.toFixed(4))).toEqual(plain.map((cosine) => cosine.toFixed(4)))
    for (const { message, cosine } of found) expect(cosine).toBeCloseTo(product(asked, all[message]!), 4)
  }), { numRuns: 40 })
})

test('asking twice answers the same', () => {
  const kept = noVectors(4)
  const vector: Vector = { grams: Int32Array.of(5, GRAMS - 1), weights: Float32Array.of(0.6, 0.8), parts: Uint8Array.of(0, 2) }
  keep(kept, vector)
  expect(nearest(kept, vector, 3)).toEqual(nearest(kept, vector, 3))
})

test('a vector comes back as it was kept, a full one and an empty one', () => {
  const kept = noVectors(2)
  const full: Vector = { grams: Int32Array.from({ length: LONGEST_VECTOR }, (_, i) => i), weights: new Float32Array(LONGEST_VECTOR).fill(0.5), parts: new Uint8Array(LONGEST_VECTOR).fill(1) }
  const empty: Vector = { grams: new Int32Array(0), weights: new Float32Array(0), parts: new Uint8Array(0) }
  for (const vector of [full, empty, full]) keep(kept, vector)
  expect([...vectorAt(kept, 0).grams]).toEqual([...full.grams])
  expect(vectorAt(kept, 1).grams).toHaveLength(0)
  expect([...vectorAt(kept, 2).weights]).toEqual([...full.weights])
})
