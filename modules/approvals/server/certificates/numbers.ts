import { sql } from 'kysely'
import { checkDigit } from '#kernel/case/case-number.ts'
import type { Tx } from '#kernel/db/tables.ts'
import { newCreditCode } from '#kernel/identity/credit-code.ts'

/** One sequence for all documents: a number that was not used in the end leaves a gap, which means nothing. */
export async function nextSerial(tx: Tx<any>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select nextval('approvals.serial') as n`.execute(tx)
  return Number(rows[0]!.n)
}

/** Where a result's definition names no pattern of its own. */
export const PLAIN_NUMBER = '{region}〔{year}〕第{n}号'

/**
 * The number of a document, by the pattern in the definition of its result. `{year}`, `{region}`; `{n}` the serial in four
 * digits or more, `{n6}` in exactly six; `{check}` the ISO 7064 MOD 11,10 digit over the digits before it, as in JY and SC
 * numbers; `{credit}` the holder's credit code, or a new one for a holder that has none yet
 * (`{credit92}`: an individual business). `{held.food}`: what the application says there, in the standard's own code where
 * the element has one: a licence that changes keeps its number, and a JY number begins with the kind of business.
 */
export function numberFrom(pattern: string, given: { year: string; region: string; serial: number; credit: string | null; said?: (element: string) => string | undefined }): string {
  return pattern.replace(/\{([\w.]+)\}/g, (placeholder, name: string, at: number) => {
    if (name === 'year') return given.year
    if (name === 'region') return given.region
    if (name === 'n') return String(given.serial).padStart(4, '0')
    const kind = /^credit(\d\d)?$/.exec(name)
    if (kind) return given.credit ?? newCreditCode({ kind: kind[1] ?? '91', region: given.region, serial: given.serial })
    if (name === 'check') return String(checkDigit(numberFrom(pattern.slice(0, at), given).replace(/\D/g, '')))
    const said = name.includes('.') ? given.said?.(name) : undefined
    if (said) return said
    const width = Number(/^n([1-9])$/.exec(name)?.[1])
    if (!width) throw new Error(`the pattern of a number holds ${placeholder}, which means nothing: ${pattern}`)
    return String(given.serial % 10 ** width).padStart(width, '0')
  })
}
