import { type Day, dayOf, nextDay, timeOf, weekdayName } from '../calendar/day.ts'
import { type Calendar, workingDaysBetween } from '../calendar/working-days.ts'
import type { Lang } from '../contract.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 10月8日 / 8 Oct. The year is said unless the listener is already in it. */
export function dayInWords(day: Day, lang: Lang, inYear?: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const said = year !== inYear
  if (lang === 'zh') return `${said ? `${year}年` : ''}${Number(month)}月${Number(date)}日`
  return `${Number(date)} ${MONTHS[Number(month) - 1]}${said ? ` ${year}` : ''}`
}

/** 10月8日（周四） / Thu 8 Oct */
export function dayWithWeekday(day: Day, lang: Lang, inYear?: string): string {
  const words = dayInWords(day, lang, inYear)
  return lang === 'zh' ? `${words}（${weekdayName(day, lang)}）` : `${weekdayName(day, lang)} ${words}`
}

/** 10月1日至7日 / 1–7 Oct; a single day comes with its weekday. */
export function daysInWords(from: Day, until: Day, lang: Lang, inYear?: string): string {
  if (from === until) return dayWithWeekday(from, lang, inYear)
  const oneMonth = from.slice(0, 7) === until.slice(0, 7)
  if (lang === 'zh') {
    const end = oneMonth ? `${Number(until.slice(8))}日` : dayInWords(until, lang, from.slice(0, 4))
    return `${dayInWords(from, lang, inYear)}至${end}`
  }
  if (oneMonth) return `${Number(from.slice(8))}–${dayInWords(until, lang, inYear)}`
  return `${dayInWords(from, lang, inYear)} – ${dayInWords(until, lang, inYear)}`
}

/** 10月8日18:00 / 18:00 on 8 Oct */
export function momentInWords(at: Date, lang: Lang, inYear?: string): string {
  const day = dayInWords(dayOf(at), lang, inYear)
  return lang === 'zh' ? `${day}${timeOf(at)}` : `${timeOf(at)} on ${day}`
}

/** 10月8日09:00至17:00 / from 09:00 to 17:00 on 8 Oct; over midnight both days are said. */
export function momentsInWords(from: Date, until: Date, lang: Lang, inYear?: string): string {
  const sameDay = dayOf(from) === dayOf(until)
  const [begin, end] = [momentInWords(from, lang, inYear), momentInWords(until, lang, inYear)]
  if (lang === 'zh') return `${begin}至${sameDay ? timeOf(until) : end}`
  return `from ${sameDay ? timeOf(from) : begin} to ${end}`
}

/** 1 天 2 小时 / 1 day 2 hours: the two largest units, rounded down. */
export function lengthInWords(length_ms: number, lang: Lang): string {
  const minutes = Math.floor(length_ms / MINUTE_MS)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  const parts = { days, hours, minutes: days > 0 ? 0 : rest }
  const words = (['days', 'hours', 'minutes'] as const).flatMap((unit) => (parts[unit] > 0 ? countInWords(parts[unit], unit, lang) : []))
  return words.join(' ') || (lang === 'zh' ? '不到 1 分钟' : 'less than a minute')
}

const UNITS = { days: ['天', 'day'], hours: ['小时', 'hour'], minutes: ['分钟', 'minute'], working_days: ['个工作日', 'working day'] } as const

/** 3 个工作日 / 3 working days */
export function countInWords(count: number, unit: keyof typeof UNITS, lang: Lang): string {
  const [zh, en] = UNITS[unit]
  return lang === 'zh' ? `${count} ${zh}` : `${count} ${en}${count === 1 ? '' : 's'}`
}

/** 今天18:00前, 明天18:00前, 11月27日（周五）18:00前; once it has passed, 已超时 and by how much. Null stands still. */
export function dueInWords(due: Date | null, now: Date, lang: Lang, calendar: Calendar): string {
  if (!due) return lang === 'zh' ? '计时暂停' : 'on hold'
  if (now > due) return overdueInWords(due, now, lang, calendar)
  const today = dayOf(now)
  const day = dayOf(due)
  const near = day === today ? 'today' : day === nextDay(today) ? 'tomorrow' : null
  const at = timeOf(due)
  if (lang === 'en') return near ? `by ${at} ${near}` : `by ${at} on ${dayWithWeekday(day, lang, today.slice(0, 4))}`
  return `${near ? { today: '今天', tomorrow: '明天' }[near] : dayWithWeekday(day, lang, today.slice(0, 4))}${at}前`
}

/** Within a day, and over a weekend on which no working day has passed, hours say more than working days. */
function overdueInWords(due: Date, now: Date, lang: Lang, calendar: Calendar): string {
  const late_ms = now.getTime() - due.getTime()
  if (late_ms < MINUTE_MS) return lang === 'zh' ? '刚刚超时' : 'just overdue'
  const hours = Math.floor(late_ms / HOUR_MS)
  const days = hours < 24 ? 0 : workingDaysBetween(calendar, dayOf(due), dayOf(now))
  const late =
    days > 0 ? countInWords(days, 'working_days', lang) : hours > 0 ? countInWords(hours, 'hours', lang) : lengthInWords(late_ms, lang)
  return lang === 'zh' ? `已超时 ${late}` : `overdue by ${late}`
}
