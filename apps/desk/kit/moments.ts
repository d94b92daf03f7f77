import { t } from './words.ts'
import { currentSettings } from './settings.ts'

const ZONE = 'Asia/Shanghai'
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const part = (options: Intl.DateTimeFormatOptions) => {
  const [zh, en] = [new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, ...options }), new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...options })]
  return (at: Date) => (currentSettings().language === 'en' ? en : zh).format(at)
}

const time = part({ hour: '2-digit', minute: '2-digit', hour12: false })
const dayAndMonth = part({ month: 'short', day: 'numeric' })
const weekday = part({ weekday: 'short' })
const iso = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

/** 2026-11-23, the day in the district whatever the computer's own zone. */
export const dayOf = (at: Date | string) => iso.format(new Date(at))

const timeOf = (at: Date | string) => time(new Date(at))

/** 11月23日 14:05, with the year when it is another one. */
export function momentOf(at: Date | string, now = new Date()): string {
  return `${dateOf(at, now)} ${timeOf(at)}`
}

export function dateOf(at: Date | string, now = new Date()): string {
  const date = new Date(at)
  const year = dayOf(date).slice(0, 4)
  const words = dayAndMonth(date)
  if (year === dayOf(now).slice(0, 4)) return words
  return t(`${year}年${words}`, `${words} ${year}`)
}

/** 今天 18:00 前 / 已超时 2 天: how a list says a due moment. The moment itself is the server's. */
export function dueInShort(dueAt: string, now = new Date()): string {
  const due = new Date(dueAt)
  const left_ms = due.getTime() - now.getTime()
  if (left_ms < 0) return t(`超时 ${lengthOf(-left_ms)}`, `${lengthOf(-left_ms)} late`)
  if (left_ms < 2 * HOUR_MS) return t(`还剩 ${lengthOf(left_ms)}`, `${lengthOf(left_ms)} left`)
  const days = (Date.parse(dayOf(due)) - Date.parse(dayOf(now))) / DAY_MS
  if (days === 0) return t(`今天${timeOf(due)}前`, `today by ${timeOf(due)}`)
  if (days === 1) return t(`明天${timeOf(due)}前`, `tomorrow by ${timeOf(due)}`)
  if (days < 7) return t(`${weekday(due)}${timeOf(due)}前`, `${weekday(due)} by ${timeOf(due)}`)
  return t(`${dateOf(due, now)}前`, `by ${dateOf(due, now)}`)
}

function lengthOf(length_ms: number): string {
  if (length_ms < HOUR_MS) return t(`${Math.max(1, Math.floor(length_ms / MINUTE_MS))} 分钟`, `${Math.max(1, Math.floor(length_ms / MINUTE_MS))} min`)
  if (length_ms < 2 * DAY_MS) return t(`${Math.floor(length_ms / HOUR_MS)} 小时`, `${Math.floor(length_ms / HOUR_MS)} h`)
  return t(`${Math.floor(length_ms / DAY_MS)} 天`, `${Math.floor(length_ms / DAY_MS)} days`)
}

export function ago(at: string, now = new Date()): string {
  const past_ms = now.getTime() - Date.parse(at)
  if (past_ms < MINUTE_MS) return t('刚刚', 'just now')
  if (past_ms < 2 * DAY_MS) return t(`${lengthOf(past_ms)}前`, `${lengthOf(past_ms)} ago`)
  return dateOf(at, now)
}
