import type { Readable } from 'node:stream'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import yauzl from 'yauzl'
import type { Cell, HowToRead, Sheet, SheetRow } from './sheet.ts'
import { Unreadable } from './unreadable.ts'

/**
 * A workbook by ECMA-376, read as a stream: the sheet's rows come as they are unpacked, and only the shared texts are
 * held. On yauzl and saxes; why not on a library for workbooks is in docs/decisions/0005-reading-sheets.md.
 */
export async function readXlsx(path: string, { sheet }: HowToRead): Promise<Sheet> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false })
  try {
    return await readFrom(zip, sheet)
  } catch (error) {
    zip.close()
    throw error
  }
}

async function readFrom(zip: yauzl.ZipFile, sheet: string | undefined): Promise<Sheet> {
  const parts = new Map<string, yauzl.Entry>()
  for await (const entry of zip.eachEntry()) parts.set(entry.fileName, entry)

  const read: Read = async function* (name, handlers) {
    const entry = parts.get(name)
    if (!entry) throw new Unreadable(`工作簿缺少 ${name}，请用 Excel 或 WPS 另存一次`)
    // A few kilobytes can unpack to more than any machine has.
    if (entry.uncompressedSize > MOST_BYTES) throw new Unreadable(`${name} 解压后超过 ${MOST_BYTES / 2 ** 30} GB，请拆分后导入`)
    yield* parsed(name, await zip.openReadStreamPromise(entry), handlers)
  }
  const readAll = async (name: string, handlers: Handlers) => {
    const pieces = read(name, handlers)
    while (!(await pieces.next()).done);
  }

  const book = await readBook(readAll)
  const found = sheet === undefined ? book.sheets[0] : book.sheets.find((one) => one.name === sheet)
  if (!found) throw new Unreadable(`没有名为“${sheet}”的工作表，只有：${book.sheets.map((one) => one.name).join('、')}`)
  const texts = book.texts && parts.has(book.texts) ? await readTexts(readAll, book.texts) : []
  return { date1904: book.date1904, rows: rowsOf(read, found.part, texts, () => zip.close()) }
}

const MOST_BYTES = 2 ** 30

/** `rows` hands over what was gathered since it was last asked. */
type Handlers = { rows?: () => SheetRow[]; open?: (name: string, attributes: Record<string, string>) => void; text?: (text: string) => void; close?: (name: string) => void }
type Read = (name: string, handlers: Handlers) => AsyncGenerator<SheetRow[]>
type ReadAll = (name: string, handlers: Handlers) => Promise<void>

/** What each piece gave is handed on before the next is unpacked. */
async function* parsed(name: string, stream: Readable, { rows = () => [], open, text, close }: Handlers): AsyncGenerator<SheetRow[]> {
  const parser = new SaxesParser()
  const local = (tag: string) => tag.slice(tag.indexOf(':') + 1)
  if (open) parser.on('opentag', (tag: SaxesTagPlain) => open(local(tag.name), tag.attributes))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  if (close) parser.on('closetag', (tag: SaxesTagPlain) => close(local(tag.name)))
  parser.on('error', (error) => { throw new Unreadable(`${name} 不是完整的 XML:${error.message}`) })
  stream.setEncoding('utf8')
  for await (const piece of stream) {
    parser.write(piece as string)
    yield rows()
  }
  parser.close()
  yield rows()
}

type Book = { date1904: boolean; texts: string | undefined; sheets: { name: string; part: string }[] }

async function readBook(readAll: ReadAll): Promise<Book> {
  const targets = new Map<string, { target: string; type: string }>()
  await readAll('xl/_rels/workbook.xml.rels', {
    open: (name, a) => { if (name === 'Relationship') targets.set(a['Id'] ?? '', { target: a['Target'] ?? '', type: a['Type'] ?? '' }) },
  })
  const partOf = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  const book: Book = { date1904: false, texts: undefined, sheets: [] }
  for (const { target, type } of targets.values()) if (type.endsWith('/sharedStrings')) book.texts = partOf(target)
  await readAll('xl/workbook.xml', {
    open(name, a) {
      if (name === 'workbookPr') book.date1904 = ['1', 'true'].includes(a['date1904'] ?? '')
      if (name === 'sheet') book.sheets.push({ name: a['name'] ?? '', part: partOf(targets.get(a['r:id'] ?? '')?.target ?? '') })
    },
  })
  return book
}

/** Runs of one text are joined; readings of characters (rPh) are not part of it. */
async function readTexts(readAll: ReadAll, part: string): Promise<string[]> {
  const texts: string[] = []
  let current = ''
  let inText = false
  let inReading = false
  await readAll(part, {
    open(name) {
      if (name === 'si') current = ''
      if (name === 'rPh') inReading = true
      if (name === 't') inText = !inReading
    },
    text: (text) => { if (inText) current += text },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') inReading = false
      if (name === 'si') texts.push(unescaped(current))
    },
  })
  return texts
}

/** `_x000D_` is how the format writes a character that XML cannot: here the line break of a Windows form (ST_Xstring). */
const unescaped = (text: string): string => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

async function* rowsOf(read: Read, part: string, texts: readonly string[], done: () => void): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = []
  let row = 0
  let cells: Cell[] = []
  let at = 0
  let type = 'n'
  let value: string | undefined
  let inValue = false
  let inReading = false
  const pieces = read(part, {
    rows() {
      const these = ready
      ready = []
      return these
    },
    open(name, a) {
      if (name === 'row') {
        row = a['r'] ? Number(a['r']) : row + 1
        cells = []
        at = 0
      } else if (name === 'c') {
        at = a['r'] ? columnOf(a['r']) : at
        type = a['t'] ?? 'n'
        value = undefined
      } else if (name === 'rPh') inReading = true
      else if (name === 'v' || (name === 't' && !inReading)) {
        inValue = true
        value ??= ''
      }
    },
    text: (text) => { if (inValue) value += text },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') inReading = false
      else if (name === 'c') cells[at++] = cellOf(type, value, texts)
      else if (name === 'row') ready.push({ row, cells })
    },
  })
  try {
    for await (const rows of pieces) yield* rows
  } finally {
    done()
  }
}

function cellOf(type: string, value: string | undefined, texts: readonly string[]): Cell {
  if (value === undefined) return undefined
  switch (type) {
    case 's': {
      const text = texts[Number(value)]
      return text === undefined ? { error: `没有第 ${value} 条共享文字` } : text || undefined
    }
    case 'inlineStr': case 'str': return unescaped(value) || undefined
    case 'd': return value
    case 'b': return value === '1'
    case 'e': return { error: `公式错误 ${value}` }
    default: return value.trim() === '' ? undefined : Number.isNaN(Number(value)) ? { error: `不是数字：${value}` } : Number(value)
  }
}

/** Column of a reference: A1 is 0, AB7 is 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.replace(/\d+$/, '')) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
