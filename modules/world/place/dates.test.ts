import { expect, test } from 'vitest'
import { dateInWords, lifeOf, spanOf, standsIn } from './dates.ts'

test('a year lasts until the next, a month and a day are shorter', () => {
  expect(spanOf('1901')).toEqual({ earliest: 1901, latest: 1902 })
  expect(spanOf('1934-07')).toEqual({ earliest: 1934.5, latest: 1934.5 + 1 / 12 })
  const day = spanOf('1934-01-01')
  expect(day.earliest).toBe(1934)
  expect(day.latest - day.earliest).toBeCloseTo(1 / 372)
})

test('about and doubted are two years wide on either side, and a range reaches from end to end', () => {
  expect(spanOf('1901~')).toEqual({ earliest: 1899, latest: 1904 })
  expect(spanOf('1901?')).toEqual({ earliest: 1899, latest: 1904 })
  expect(spanOf('1899/1902')).toEqual({ earliest: 1899, latest: 1903 })
  expect(spanOf('1991/1994~')).toEqual({ earliest: 1991, latest: 1997 })
})

test('what is no date is refused, and so is a range that runs backwards', () => {
  for (const wrong of ['', '190', '1901-13', '1901-00', '1901-02-32', 'old', '1901..', '1905/1901']) expect(() => spanOf(wrong), wrong).toThrow(RangeError)
})

test('a building stands for certain between the end of its dates of building and the first in which it was pulled down', () => {
  const hotel = { start_date: '1899~', end_date: '1950/1959' }
  expect(lifeOf(hotel)).toEqual({ certain: [1902, 1950], possible: [1897, 1960] })
  expect([1896, 1898, 1902, 1949.9, 1950, 1959.9, 1960].map((year) => standsIn(hotel, year))).toEqual(['no', 'perhaps', 'yes', 'yes', 'perhaps', 'perhaps', 'no'])
})

test('what has no dates has always been there', () => {
  expect(standsIn({}, 1)).toBe('yes')
  expect(standsIn({ start_date: '1930' }, 2026)).toBe('yes')
})

test('dates are read as ranges in words', () => {
  const both = (date: string) => [dateInWords(date, 'zh'), dateInWords(date, 'en')]
  expect(both('1901')).toEqual(['1901年', '1901'])
  expect(both('1901~')).toEqual(['约1901年', 'about 1901'])
  expect(both('1901?')).toEqual(['1901年（存疑）', '1901 (doubted)'])
  expect(both('1899/1902')).toEqual(['1899—1902年', '1899–1902'])
  expect(both('1991/1994~')).toEqual(['约1991—1994年', 'about 1991–1994'])
  expect(both('1934-09-13')).toEqual(['1934年9月13日', '13 September 1934'])
  expect(() => dateInWords('old', 'zh')).toThrow(RangeError)
})
