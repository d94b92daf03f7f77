import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import type { Fault } from './row-to-record.ts'

/** A list of what was left out, as a sheet that opens in Excel with its Chinese intact (hence the mark at its start). */
export async function writeReport(path: string, faults: readonly Fault[]) {
  const file = createWriteStream(path)
  file.write('\ufeff行,列,内容,原因\r\n')
  for (const { row, column, value, reason } of faults) file.write(`${[row, column, value, reason].map(field).join(',')}\r\n`)
  file.end()
  await once(file, 'finish')
}

/** What begins like a formula is kept from being one. */
function field(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
