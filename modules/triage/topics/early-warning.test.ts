import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atLeast, earlyWarning } from './early-warning.ts'

const DAY = 86_400_000
const now = Date.UTC(2026, 2, 31)
const people = (count: number, daysAgo: number, named = '居民') => Array.from({ length: count }, (_, i) => ({ who: `${named}${daysAgo}-${i}`, at: now - daysAgo * DAY }))
const everyWeek = (count: number) => Array.from({ length: 8 }, (_, week) => people(count, 10 + week * 7)).flat()

test('four people within a week of a matter nobody had heard of are a warning, three are not', () => {
  expect(earlyWarning(people(3, 2), now)).toBeUndefined()
  expect(earlyWarning(people(4, 2), now)).toMatchObject({ people: 4, zh: '近 7 天有 4 人反映，此前 8 周平均每周 0.0 人', en: '4 people in 7 days, 0.0 a week in the 8 weeks before' })
})

test('a matter of which as many complain every week does not grow, however many they are', () => {
  expect(earlyWarning([...everyWeek(20), ...people(22, 3)], now)).toBeUndefined()
  expect(earlyWarning([...everyWeek(2), ...people(8, 3)], now)).toMatchObject({ people: 8, expected: 2 })
})

test('one person who writes every hour warns of nothing', () => {
  expect(earlyWarning(Array.from({ length: 50 }, (_, hour) => ({ who: '甲', at: now - hour * 3_600_000 })), now)).toBeUndefined()
})

test('what was written after the moment asked about is not known yet', () => {
  expect(earlyWarning([...people(2, 1), ...people(9, -1)], now)).toBeUndefined()
})

test('the chance is that of all larger counts together', () => {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  fc.assert(fc.property(fc.integer({ min: 0, max: 15 }), fc.double({ min: 0.1, max: 8, noNaN: true }), (count, expected) => {
    const plain = Array.from({ length: 80 }, (_, k) => k + count).reduce((sum, k) => sum + (Math.exp(-expected) * expected ** k) / factorial(k), 0)
    expect(atLeast(count, expected)).toBeCloseTo(plain, 8)
  }))
})
