import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCalendar, calendar2026 } from '../calendar/calendar.fixtures.ts'
import { dayOf, instantAt } from '../calendar/day.ts'
import { dueOf, givenBack, reckon } from './due.ts'
import { explain } from './explain.ts'
import { dayWithWeekday } from './in-words.ts'
import type { Span } from './limit.ts'
import { anySpan, extended, spanFrom, stopped } from './span.fixtures.ts'
import { tallyOf } from './tally.ts'

const zh = (span: Span, purpose = '办结', began?: string) => explain(span, calendar2026, 'zh', purpose, began)
const en = (span: Span, purpose = 'concluded', began?: string) => explain(span, calendar2026, 'en', purpose, began)

test('each day is counted or left out with the reason', () => {
  const span = spanFrom('09-29 15:02', 2)
  expect(zh(span)).toBe(
    '2026年9月29日（周二）15:02受理，次日起算2个工作日：9月30日（周三）为第1天；10月1日至7日国庆节放假不计；10月8日（周四）为第2天。' +
      '因此最晚10月8日18:00前办结。',
  )
  expect(en(span)).toBe(
    'Accepted at 15:02 on Tue 29 Sep 2026; 2 working days, counted from the next day: Wed 30 Sep is day 1; ' +
      '1–7 Oct not counted (National Day); Thu 8 Oct is day 2. So it is to be concluded by 18:00 on 8 Oct.',
  )
})

test('weekends, and weekend days that are worked, are named', () => {
  expect(zh(spanFrom('10-09 09:00', 2), '联系您', '派单')).toBe(
    '2026年10月9日（周五）09:00派单，次日起算2个工作日：10月10日（周六）因国庆节调休上班，为第1天；10月11日（周日）休息不计；' +
      '10月12日（周一）为第2天。因此最晚10月12日18:00前联系您。',
  )
  expect(en(spanFrom('10-16 09:00', 1))).toContain('17–18 Oct not counted (weekend); Mon 19 Oct is day 1.')
  expect(zh(spanFrom('10-16 09:00', 6))).toMatch(/10月17日至18日休息不计；10月19日.*10月23日（周五）为第5天；10月24日至25日休息不计；10月26日/)
})

test('hours say that they run day and night', () => {
  expect(zh(spanFrom('10-01 22:30', 4, 'hours'), '响应', '提交')).toBe(
    '2026年10月1日（周四）22:30提交，4小时内响应，昼夜连续计时。因此最晚10月2日02:30前响应。',
  )
  expect(en(spanFrom('10-01 22:30', 1, 'hours'), 'answered', 'submitted')).toBe(
    'Submitted at 22:30 on Thu 1 Oct 2026, to be answered within 1 hour, running day and night. So it is to be answered by 23:30 on 1 Oct.',
  )
})

test('stops and extensions give their reason and what they add', () => {
  const span = spanFrom('09-29 15:02', 2, 'working_days', { stops: [stopped('10-08 10:00', '10-09 09:30')], extensions: [extended(1)] })
  expect(zh(span)).toBe(
    '2026年9月29日（周二）15:02受理，次日起算2个工作日；10月8日10:00至10月9日09:30等待您补充信息，停止计时，顺延1个工作日；' +
      '延期1个工作日（情况复杂）；合计4个工作日：9月30日（周三）为第1天；10月1日至7日国庆节放假不计；10月8日（周四）为第2天；' +
      '10月9日（周五）为第3天；10月10日（周六）因国庆节调休上班，为第4天。因此最晚10月10日18:00前办结。',
  )
  expect(en(span)).toContain('on hold from 10:00 on 8 Oct to 09:30 on 9 Oct (等待您补充信息), which adds 1 working day; extended by 1 working day (情况复杂); in all 4 working days:')
})

test('a stop over no working day says that it adds none; one that another covers is not told twice', () => {
  const stops = [stopped('10-08 10:00', '10-08 11:20'), stopped('10-08 10:30', '10-08 11:00', '检验')]
  const words = zh(spanFrom('09-29 15:02', 2, 'working_days', { stops }))
  expect(words).toContain('10月8日10:00至11:20等待您补充信息，停止计时，其间没有跨过工作日，不顺延：')
  expect(words).not.toContain('检验')
  expect(zh(spanFrom('10-08 09:00', 4, 'hours', { stops }))).toContain('停止计时，顺延1小时20分钟。因此最晚10月8日14:20前办结。')
})

test('while a stop lasts there is a reason and no date', () => {
  const span = spanFrom('09-29 15:02', 2, 'working_days', { stops: [stopped('09-30 10:00', null)] })
  expect(zh(span)).toBe('2026年9月29日（周二）15:02受理，次日起算2个工作日；自9月30日10:00起等待您补充信息，停止计时，恢复后重新计算最晚时间。')
  expect(en(span)).toContain('on hold since 10:00 on 30 Sep (等待您补充信息); the deadline is reckoned anew when it goes on.')
})

test('units are not mixed up when an extension is in the other one', () => {
  expect(zh(spanFrom('09-29 22:00', 4, 'hours', { extensions: [extended(1)] }))).toContain(
    '延期1个工作日（情况复杂）；小时数至9月30日02:00届满，次日起算1个工作日：10月1日至7日国庆节放假不计；10月8日（周四）为第1天。',
  )
  expect(zh(spanFrom('09-29 15:02', 1, 'working_days', { extensions: [extended(4, 'hours')] }))).toContain(
    '延期4小时（情况复杂）；合计1个工作日又4小时：9月30日（周三）为第1天。因此最晚9月30日22:00前办结。',
  )
})

test('of many days the first two and the last two are told, and all that is out of the ordinary', () => {
  expect(zh(spanFrom('09-18 15:02', 20))).toBe(
    '2026年9月18日（周五）15:02受理，次日起算20个工作日：9月20日（周日）因国庆节调休上班，为第1天；9月21日（周一）为第2天；依次计算；' +
      '10月21日（周三）为第19天；10月22日（周四）为第20天；9月25日至27日中秋节放假不计；10月1日至7日国庆节放假不计；' +
      '10月10日（周六）因国庆节调休上班，计算在内；其间的周六、周日休息不计。因此最晚10月22日18:00前办结。',
  )
})

test('a provisional day says what is not known, and another year is said', () => {
  const span = spanFrom('12-30 15:02', 2)
  expect(zh(span)).toMatch(/2027年1月1日（周五）为第2天。因此最晚2027年1月1日18:00前办结。2027年的放假安排尚未公布，暂按周一至周五为工作日计算，公布后重新计算。$/)
  expect(en(span)).toContain('The public holidays of 2027 are not announced yet; Monday to Friday is assumed')
  expect(zh({ ...span, started_at: instantAt('2025-12-30', '09:00') })).toContain('2026年1月1日以前的放假安排没有录入')
})

test('joint holidays are translated one by one, and an unknown name stays', () => {
  const joint = (name: string) => ({ ...calendar2026, off: new Map([['2026-10-01', name]]) })
  const words = (name: string) => explain(spanFrom('09-30 09:00', 1), joint(name), 'en', 'concluded')
  expect(words('国庆节、中秋节')).toContain('Thu 1 Oct not counted (National Day and Mid-Autumn Festival)')
  expect(words('开海节')).toContain('(开海节)')
})

test('the days counted are the limit, the extensions and what was given back, and the last of them is the day it is due', () => {
  fc.assert(
    fc.property(anyCalendar, anySpan('working_days'), (calendar, span) => {
      const { days, due_at, stops } = reckon(span, calendar)
      const { worked, off } = tallyOf(days ?? { after: '', until: '', number: 0 }, calendar)
      const plain = span.limit.count + span.extensions.reduce((sum, { count }) => sum + count, 0)
      const first = dayOf(span.started_at)
      const back = givenBack(stops, calendar)
      expect(worked.map(({ nth }) => nth)).toEqual(Array.from({ length: plain + back }, (_, i) => i + 1))
      expect(worked.at(-1)?.day).toBe(due_at && dayOf(due_at))
      for (const { from, until } of off) expect(from <= until).toBe(true)

      const words = explain(span, calendar, 'zh', '办结')
      const told = [...words.matchAll(/为第(\d+)天/g)].map(([, nth]) => Number(nth))
      const all = worked.map(({ nth }) => nth)
      expect(told).toEqual(all.length > 6 ? [...all.slice(0, 2), ...all.slice(-2)] : all)
      expect(words).toContain(dayWithWeekday(worked.at(-1)?.day ?? '', 'zh', first.slice(0, 4)))
    }),
  )
})

test('without stops and extensions exactly the limit is counted; nothing unsaid slips in', () => {
  fc.assert(
    fc.property(anyCalendar, anySpan('working_days'), anySpan('hours'), (calendar, days, hours) => {
      const plain = { ...days, stops: [], extensions: [] }
      expect(explain(plain, calendar, 'zh', '办结')).toContain(`为第${plain.limit.count}天`)
      expect(explain(plain, calendar, 'zh', '办结')).not.toContain(`为第${plain.limit.count + 1}天`)
      for (const span of [plain, days, hours, { ...hours, extensions: days.extensions }, { ...days, extensions: hours.extensions }]) {
        for (const lang of ['zh', 'en'] as const) {
          const words = explain(span, calendar, lang, '办结')
          expect(words).not.toMatch(/undefined|null|NaN|Invalid/)
          expect(/尚未公布|not announced|没有录入|on record/.test(words)).toBe(dueOf(span, calendar).provisional)
        }
      }
    }),
  )
})
