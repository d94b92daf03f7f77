import { dayNumbered, isDay, numberOf } from '#kernel/calendar/day.ts'
import type { Cell } from './sheet.ts'

/**
 * Times as other systems write them, read as Shanghai time. Formats are spelt with yyyy M d H m s; M, d and H take one or
 * two digits. `serial` is a number of days, as sheets keep them; `iso` has its zone with it.
 */
export function momentIn(cell: Cell, formats: readonly string[], date1904: boolean): Date | undefined {
  if (typeof cell === 'number') return formats.includes('serial') ? ofSerial(cell, date1904) : undefined
  if (typeof cell !== 'string') return undefined
  const text = cell.trim()
  for (const format of formats) {
    const at = format === 'iso' ? ofIso(text) : format === 'serial' ? undefined : ofFormat(text, format)
    if (at) return at
  }
  return undefined
}

const PART: Record<string, string> = { yyyy: '(?<y>\\d{4})', MM: '(?<M>\\d{2})', M: '(?<M>\\d{1,2})', dd: '(?<d>\\d{2})', d: '(?<d>\\d{1,2})', HH: '(?<H>\\d{2})', H: '(?<H>\\d{1,2})', mm: '(?<m>\\d{2})', m: '(?<m>\\d{1,2})', ss: '(?<s>\\d{2})', s: '(?<s>\\d{1,2})' }
const patterns = new Map<string, RegExp>()

function patternOf(format: string): RegExp {
  let pattern = patterns.get(format)
  if (!pattern) {
    const source = format.replace(/yyyy|MM|M|dd|d|HH|H|mm|m|ss|s|[^yMdHms]/g, (part) => PART[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ +/, ' +'))
    patterns.set(format, (pattern = new RegExp(`^${source}$`)))
  }
  return pattern
}

function ofFormat(text: string, format: string): Date | undefined {
  const parts = patternOf(format).exec(text)?.groups
  if (!parts) return undefined
  const { y = '', M = '', d = '', H = '0', m = '0', s = '0' } = parts
  const day = `${y}-${M.padStart(2, '0')}-${d.padStart(2, '0')}`
  if (!isDay(day) || Number(H) > 23 || Number(m) > 59 || Number(s) > 59) return undefined
  return inShanghai(numberOf(day), Number(H) * 3600 + Number(m) * 60 + Number(s))
}

function ofIso(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text) || !isDay(text.slice(0, 10))) return undefined
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** Sheets believe in 29 February 1900, so days after it count from 30 December 1899. Kept to the second. */
function ofSerial(serial: number, date1904: boolean): Date | undefined {
  if (!(serial >= 61 && serial < 2_958_466)) return undefined
  const seconds = Math.round(serial * 86_400)
  const day = Math.floor(seconds / 86_400)
  return inShanghai(numberOf(date1904 ? '1904-01-01' : '1899-12-30') + day, seconds - day * 86_400)
}

const inShanghai = (day: number, seconds: number): Date => new Date(Date.parse(`${dayNumbered(day)}T00:00:00+08:00`) + seconds * 1000)
