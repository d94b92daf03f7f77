import { fault } from './faults.ts'

/** 2026-03-04T10:00:00+08:00 */
export const w3c = (at: Date): string => `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`

const W3C = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

/** A date and time with its zone. A `+` that a client forgot to escape has become a space on the way. */
export function momentIn(name: string, text: string): Date {
  const given = text.replace(/ (?=\d{2}:\d{2}$)/, '+')
  const parts = W3C.exec(given)
  const at = new Date(given)
  const exists = parts && !Number.isNaN(at.getTime()) && new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))).getUTCDate() === Number(parts[3])
  if (!exists) fault(400, `${name} 应为带时区的时间，如 2026-03-04T10:00:00+08:00 (must be a W3C date and time with zone)`)
  return at
}
