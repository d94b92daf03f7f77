import { expect, test } from 'vitest'
import { dayOf, dueInShort, momentOf } from './moments.ts'

const now = new Date('2026-11-23T04:00:00Z') // noon in Qingdao, a Monday

test('a due moment is said in the words of today, tomorrow, this week and later', () => {
  expect(dueInShort('2026-11-23T10:00:00Z', now)).toBe('今天18:00前')
  expect(dueInShort('2026-11-24T10:00:00Z', now)).toBe('明天18:00前')
  expect(dueInShort('2026-11-26T10:00:00Z', now)).toBe('周四18:00前')
  expect(dueInShort('2026-12-10T10:00:00Z', now)).toBe('12月10日前')
})

test('the last two hours and the time past due are counted', () => {
  expect(dueInShort('2026-11-23T04:45:30Z', now)).toBe('还剩 45 分钟')
  expect(dueInShort('2026-11-23T01:00:00Z', now)).toBe('超时 3 小时')
  expect(dueInShort('2026-11-19T04:00:00Z', now)).toBe('超时 4 天')
})

test('a day is the district\'s day, not the computer\'s', () => {
  expect(dayOf('2026-11-23T16:30:00Z')).toBe('2026-11-24')
})

test('another year is named', () => {
  expect(momentOf('2025-12-31T10:00:00Z', now)).toBe('2025年12月31日 18:00')
})
