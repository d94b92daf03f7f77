import { expect, test } from 'vitest'
import { calendar2026 } from '../calendar/calendar.fixtures.ts'
import { instantAt } from '../calendar/day.ts'
import { daysInWords, dueInWords, lengthInWords, momentsInWords } from './in-words.ts'
import { at } from './span.fixtures.ts'

const zh = (due: Date | null, now: Date) => dueInWords(due, now, 'zh', calendar2026)
const en = (due: Date | null, now: Date) => dueInWords(due, now, 'en', calendar2026)

test('a deadline ahead is today, tomorrow, or a day with its weekday', () => {
  const now = at('11-25', '09:00')
  expect(zh(at('11-25', '18:00'), now)).toBe('今天18:00前')
  expect(zh(at('11-26', '18:00'), now)).toBe('明天18:00前')
  expect(zh(at('11-27', '18:00'), now)).toBe('11月27日（周五）18:00前')
  expect(zh(instantAt('2027-01-04', '18:00'), now)).toBe('2027年1月4日（周一）18:00前')
  expect(en(at('11-25', '18:00'), now)).toBe('by 18:00 today')
  expect(en(at('11-26', '18:00'), now)).toBe('by 18:00 tomorrow')
  expect(en(at('11-27', '18:00'), now)).toBe('by 18:00 on Fri 27 Nov')
})

test('today and tomorrow are those of Shanghai, also while it is still yesterday in Greenwich', () => {
  expect(zh(at('11-25', '18:00'), at('11-25', '00:30'))).toBe('今天18:00前')
  expect(zh(at('11-26', '02:00'), at('11-25', '23:50'))).toBe('明天02:00前')
})

test('the very moment is not late yet; then minutes, hours and working days', () => {
  const due = at('11-25', '18:00')
  expect(zh(due, due)).toBe('今天18:00前')
  expect(zh(due, at('11-25', '18:20'))).toBe('已超时 20 分钟')
  expect(zh(due, at('11-25', '21:30'))).toBe('已超时 3 小时')
  expect(zh(due, at('11-26', '17:59'))).toBe('已超时 23 小时')
  expect(zh(due, at('11-27', '18:00'))).toBe('已超时 2 个工作日')
  expect(en(due, at('11-27', '18:00'))).toBe('overdue by 2 working days')
  expect(en(due, at('11-25', '19:30'))).toBe('overdue by 1 hour')
  expect(zh(due, new Date(due.getTime() + 1))).toBe('刚刚超时')
})

test('over a weekend no working day passes, so hours are said', () => {
  expect(zh(at('11-27', '18:00'), at('11-29', '20:00'))).toBe('已超时 50 小时')
  expect(zh(at('09-30', '18:00'), at('10-08', '09:00'))).toBe('已超时 1 个工作日')
})

test('a clock that stands still has no deadline', () => {
  expect([zh(null, at('11-25', '09:00')), en(null, at('11-25', '09:00'))]).toEqual(['计时暂停', 'on hold'])
})

test('lengths of time say their two largest units', () => {
  expect(lengthInWords(80 * 60_000, 'zh')).toBe('1 小时 20 分钟')
  expect(lengthInWords((26 * 60 + 5) * 60_000, 'zh')).toBe('1 天 2 小时')
  expect(lengthInWords(24 * 3_600_000, 'en')).toBe('1 day')
  expect(lengthInWords(59_999, 'en')).toBe('less than a minute')
})

test('days in a row are said over months and years', () => {
  expect(daysInWords('2026-04-30', '2026-05-04', 'zh', '2026')).toBe('4月30日至5月4日')
  expect(daysInWords('2026-12-31', '2027-01-02', 'zh', '2026')).toBe('12月31日至2027年1月2日')
  expect(daysInWords('2026-12-31', '2027-01-02', 'en', '2026')).toBe('31 Dec – 2 Jan 2027')
  expect(daysInWords('2026-10-01', '2026-10-07', 'en')).toBe('1–7 Oct 2026')
  expect(momentsInWords(at('10-08', '09:00'), at('10-09', '17:00'), 'en', '2026')).toBe('from 09:00 on 8 Oct to 17:00 on 9 Oct')
})
