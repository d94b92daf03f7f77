import { sql } from 'kysely'
import { dayOf } from '../calendar/day.ts'
import type { Db, Tx } from '../db/tables.ts'

const BLOCK = 50

/**
 * Case numbers that can be read over the telephone: day, six digits that count on, and a check digit
 * (ISO 7064 MOD 11,10), as `261123-004827-3`. Taken in blocks, so that most cases ask the sequence nothing; a process
 * that ends leaves a gap, which means nothing.
 */
export function takeNumbers(): (on: Date, through: Db | Tx) => Promise<string> {
  let next = 0
  let until = 0

  return async (on, through) => {
    if (next >= until) {
      // Asked on the transaction's own connection: waiting for another would stand still where there is only one.
      const { rows } = await sql<{ n: number }>`select nextval('kernel.case_number') as n`.execute(through)
      next = Number(rows[0]!.n)
      until = next + BLOCK
    }
    const digits = dayOf(on).replaceAll('-', '').slice(2) + String(next++ % 1_000_000).padStart(6, '0')
    return `${digits.slice(0, 6)}-${digits.slice(6)}-${checkDigit(digits)}`
  }
}

export function checkDigit(digits: string): number {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10
}

/** A case number, or as much of one as was typed: at least the day and a figure. */
export function numberRange(text: string): { from: string; until: string } | null {
  if (!/^[\d\s-]{7,}$/.test(text.trim())) return null
  const digits = text.replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 13 || !/^\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])/.test(digits)) return null
  const from = [digits.slice(0, 6), digits.slice(6, 12), digits.slice(12)].filter(Boolean).join('-')
  // In ASCII the colon follows nine: everything that begins with these figures lies below it.
  return { from, until: `${from}:` }
}
