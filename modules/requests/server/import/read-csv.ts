import { createReadStream } from 'node:fs'
import { pipeline, Transform } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { HowToRead, SheetRow } from './sheet.ts'
import { Unreadable } from './unreadable.ts'

/** Longer than any message, and short enough that a missing quote does not swallow the file into one cell. */
const LONGEST_ROW = 4_000_000

export async function* readCsv(path: string, { encoding = 'utf-8', delimiter = ',' }: HowToRead): AsyncGenerator<SheetRow> {
  const rows = parse({ bom: true, delimiter, relax_column_count: true, max_record_size: LONGEST_ROW, skip_empty_lines: false })
  pipeline(createReadStream(path), decoded(encoding), rows, () => {})
  let row = 0
  try {
    for await (const cells of rows as AsyncIterable<string[]>) {
      row += 1
      yield { row, cells: cells.map((cell) => (cell === '' ? undefined : cell)) }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new Unreadable(`第 ${row + 1} 行起不是完整的 CSV（引号不成对或行过长）：${error.message}`)
    throw error
  }
}

/** Bytes that are no text in this encoding stop the import: guessed letters would be kept for ever. */
function decoded(encoding: string): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (chunk: Buffer | undefined, done: (error: Error | null, text?: string) => void) => {
    try {
      done(null, chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode())
    } catch {
      done(new Unreadable(`文件不是 ${encoding} 编码。Excel 存的中文 CSV 多为 gb18030：请在对照文件里写 "encoding": "gb18030"`))
    }
  }
  return new Transform({
    readableObjectMode: false, encoding: 'utf8',
    transform: (chunk: Buffer, _encoding, done) => decode(chunk, done),
    flush: (done) => decode(undefined, done),
  })
}
