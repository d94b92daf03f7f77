import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { Unreadable } from './unreadable.ts'

/** What stands in a cell: text as it is, a number, or why it cannot be read. */
export type Cell = string | number | boolean | { error: string } | undefined

/** A row with its number as a person sees it in the sheet, the header being one of them. */
export type SheetRow = { row: number; cells: readonly Cell[] }

/** Rows one after another, never all at once. `date1904`: days are counted from 1904, as old Macs did. */
export type Sheet = { date1904: boolean; rows: AsyncIterable<SheetRow> }

export type HowToRead = { sheet?: string; encoding?: string; delimiter?: string }

/** By what the file holds, not by its name. */
export async function openSheet(path: string, how: HowToRead = {}): Promise<Sheet> {
  if (!existsSync(path)) throw new Unreadable(`没有这个文件：${path}`)
  const start = firstBytes(path)
  if (start.equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return readXlsx(path, how)
  if (start.equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new Unreadable('这是旧的 .xls 或加了密码的文件，请另存为没有密码的 .xlsx')
  return { date1904: false, rows: readCsv(path, how) }
}

function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(4)
    readSync(file, start, 0, 4, 0)
    return start
  } finally {
    closeSync(file)
  }
}
