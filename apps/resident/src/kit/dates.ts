import type { Language } from './settings.ts'

const EIGHT_HOURS_MS = 8 * 3_600_000
const DAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (n: number): string => String(n).padStart(2, '0')

/** Instants become days in Asia/Shanghai, which has kept UTC+8 without summer time since 1991; WeChat may lack Intl. */
export function when(instant: string, language: Language, now: Date = new Date()): string {
  const then = shanghai(Date.parse(instant))
  const today = shanghai(now.getTime())
  const time = `${two(then.hour)}:${two(then.minute)}`
  const days = then.dayNumber - today.dayNumber
  if (language === 'en') {
    if (days === 0) return `today ${time}`
    if (days === 1) return `tomorrow ${time}`
    if (days === -1) return `yesterday ${time}`
    return `${DAYS_EN[then.weekday]} ${then.day} ${MONTHS_EN[then.month - 1]}${then.year === today.year ? '' : ` ${then.year}`} ${time}`
  }
  if (days === 0) return `今天 ${time}`
  if (days === 1) return `明天 ${time}`
  if (days === -1) return `昨天 ${time}`
  return `${then.year === today.year ? '' : `${then.year}年`}${then.month}月${then.day}日 ${time}`
}

/** A day as the office writes it (2026-11-27), as people say it; in Chinese with its year where that may be long ago. */
export function dayIn(day: string, language: Language, given: { year?: boolean } = {}): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return language === 'en' ? `${date} ${MONTHS_EN[month - 1]} ${year}` : `${given.year ? `${year}年` : ''}${month}月${date}日`
}

/** Today in Shanghai, as 2026-11-23. */
export function today(now: Date = new Date()): string {
  const { year, month, day } = shanghai(now.getTime())
  return `${year}-${two(month)}-${two(day)}`
}

function shanghai(ms: number) {
  const at = new Date(ms + EIGHT_HOURS_MS)
  return {
    year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), weekday: at.getUTCDay(),
    hour: at.getUTCHours(), minute: at.getUTCMinutes(), dayNumber: Math.floor((ms + EIGHT_HOURS_MS) / 86_400_000),
  }
}
