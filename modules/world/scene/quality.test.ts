import { expect, test } from 'vitest'
import { frameWatch, QUALITIES } from './quality.ts'

const fed = (watch: (ms: number) => boolean, times: number[]) => times.map(watch).filter(Boolean).length

test('most frames slow: a step down; then the count begins anew', () => {
  const watch = frameWatch()
  expect(fed(watch, Array<number>(24).fill(45))).toBe(1)
  expect(fed(watch, Array<number>(23).fill(45))).toBe(0)
})

test('four frames in five seconds are enough to know', () => {
  expect(fed(frameWatch(), [1400, 1300, 1400, 1500])).toBe(1)
})

test('a few slow frames among quick ones, or a tab that slept, are no reason', () => {
  expect(fed(frameWatch(), Array.from({ length: 96 }, (_, i) => (i % 3 === 0 ? 120 : 15)))).toBe(0)
  expect(fed(frameWatch(), Array<number>(48).fill(30_000))).toBe(0)
})

test('every step asks less than the one before it', () => {
  QUALITIES.slice(1).forEach((step, i) => {
    const before = QUALITIES[i]!
    expect([step.isSmooth <= before.isSmooth, step.pixels <= before.pixels, step.isPlain >= before.isPlain, step.near <= before.near, step.props <= before.props]).toEqual([true, true, true, true, true])
  })
})
