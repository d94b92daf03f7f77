import { isDay } from '#kernel/calendar/day.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * 公民身份号码 (GB 11643-1999): region, day of birth, sequence, and a check digit. The region may be one that is no more, so
 * only the day and the digit are checked.
 */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false
  const day = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  const sum = WEIGHTS.reduce((total, weight, n) => total + weight * Number(text[n]), 0)
  return isDay(day) && '10X98765432'[sum % 11] === text[17]
}
