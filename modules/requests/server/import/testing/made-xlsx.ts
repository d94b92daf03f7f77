import { writeFileSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'

/** What the tests put into a cell. `xml` is written as it is, with the type that goes with it. */
export type Made = string | number | boolean | null | { xml: string; type?: string } | { rich: string }

type Options = { date1904?: boolean; sheetName?: string; prefix?: string; sheets?: [name: string, rows: readonly (readonly Made[])[]][] }

/** A workbook as Excel writes one, small: the sheets first and the shared texts after them, all deflated. */
export function writeXlsx(path: string, rows: readonly (readonly Made[])[], { date1904, sheetName = 'Sheet1', prefix = '', sheets = [] }: Options = {}) {
  const texts: string[] = []
  const shared = (xml: string) => {
    if (!texts.includes(xml)) texts.push(xml)
    return texts.indexOf(xml)
  }
  const p = prefix && `${prefix}:`
  const cell = (value: Made, at: string) => {
    if (value === null) return ''
    if (typeof value === 'string') return `<${p}c r="${at}" t="s"><${p}v>${shared(`<t xml:space="preserve">${escaped(value)}</t>`)}</${p}v></${p}c>`
    if (typeof value === 'number') return `<${p}c r="${at}"><${p}v>${value}</${p}v></${p}c>`
    if (typeof value === 'boolean') return `<${p}c r="${at}" t="b"><${p}v>${Number(value)}</${p}v></${p}c>`
    if ('rich' in value) return `<${p}c r="${at}" t="s"><${p}v>${shared(value.rich)}</${p}v></${p}c>`
    return `<${p}c r="${at}"${value.type ? ` t="${value.type}"` : ''}>${value.xml}</${p}c>`
  }
  const sheet = (all: readonly (readonly Made[])[]) => `${XML}<${p}worksheet xmlns${prefix && `:${prefix}`}="${MAIN}"><${p}sheetData>${all.map((row, n) =>
    `<${p}row r="${n + 1}">${row.map((value, m) => cell(value, `${letters(m)}${n + 1}`)).join('')}</${p}row>`).join('')}</${p}sheetData></${p}worksheet>`
  const all = [[sheetName, rows] as const, ...sheets]
  const parts: [string, string][] = all.map(([, these], n) => [`xl/worksheets/sheet${n + 1}.xml`, sheet(these)])
  parts.push(
    ['xl/workbook.xml', `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${all.map(([name], n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${XML}<Relationships>${all.map((_, n) => `<Relationship Id="rId${n + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join('')}<Relationship Id="rId99" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`],
    ['xl/sharedStrings.xml', `${XML}<sst xmlns="${MAIN}">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`],
  )
  writeFileSync(path, zipOf(parts))
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const escaped = (text: string) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`).replaceAll('\r', '_x000D_')
const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

function zipOf(parts: readonly [name: string, text: string][]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of parts) {
    const plain = Buffer.from(text)
    const packed = deflateRawSync(plain)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x800, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(plain), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(plain.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    bodies.push(Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed)
    const entry = Buffer.alloc(42)
    entry.writeUInt16LE(20, 0)
    head.copy(entry, 2)
    entry.writeUInt32LE(at, 38)
    directory.push(Buffer.from('PK\x01\x02'), entry, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\x05\x06'), end])
}
