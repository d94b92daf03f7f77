import { expect, test } from 'vitest'
import { peopleByWeek } from './by-week.ts'

const DAY = 86_400_000
const now = Date.UTC(2026, 2, 31)
const voice = (who: string, daysAgo: number) => ({ who, at: now - daysAgo * DAY })

test('each person counts once a week, the newest week last; what is older, or yet to come, is left out', () => {
  expect(peopleByWeek([voice('甲', 0), voice('甲', 6.9), voice('乙', 7), voice('丙', 13), voice('丁', 20), voice('戊', 22), voice('己', -1)], now, 3)).toEqual([1, 2, 1])
})
