import { expect, test } from 'vitest'
import { factsOf, heatOf } from './heat.ts'

const DAY = 86_400_000
const now = Date.UTC(2026, 2, 31)
const voice = (who: string, daysAgo: number, likes = 0, dislikes = 0) => ({ who, at: now - daysAgo * DAY, likes, dislikes })
const heat = (...voices: ReturnType<typeof voice>[]) => heatOf(factsOf(voices, now))
const points = (name: string, ...voices: ReturnType<typeof voice>[]) => heat(...voices).parts.find(({ part }) => part === name)!.points

test('the heat is the sum of its named parts', () => {
  const { total, parts } = heat(voice('甲', 1, 5), voice('乙', 40, 2, 1), voice('甲', 90))
  expect(parts.map(({ part, count }) => [part, count])).toEqual([['people', 2], ['repeats', 1], ['support', 6], ['recent', 1]])
  expect(total).toBeCloseTo(parts.reduce((sum, part) => sum + part.points, 0), 10)
})

test('who writes ten times counts as one person, and far less than ten people', () => {
  const often = Array.from({ length: 10 }, () => voice('甲', 50))
  const many = Array.from({ length: 10 }, (_, i) => voice(`居民${i}`, 50))
  expect(points('people', ...often)).toBe(points('people', voice('甲', 50)))
  expect(heat(...many).total).toBeGreaterThan(heat(...often).total * 2)
})

test('approval counts net of disapproval, never below nothing, and each doubling alike', () => {
  expect(points('support', voice('甲', 50, 3, 9))).toBe(0)
  expect(points('support', voice('甲', 50, 12, 5))).toBe(points('support', voice('甲', 50, 7)))
  expect(points('support', voice('甲', 50, 1023)) - points('support', voice('甲', 50, 511))).toBeCloseTo(4, 10)
})

test('what is over cools: people of the last thirty days count once more', () => {
  expect(heat(voice('甲', 29)).total).toBeGreaterThan(heat(voice('甲', 31)).total)
})

test('the span of time is from the first message to the last', () => {
  expect(factsOf([voice('甲', 3), voice('乙', 12), voice('丙', 7)], now)).toMatchObject({ firstAt: now - 12 * DAY, lastAt: now - 3 * DAY })
})
