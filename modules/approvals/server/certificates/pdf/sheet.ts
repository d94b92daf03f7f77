import PDFDocument from 'pdfkit'
import encodeQR from 'qr'
import type { CertificateRow } from '../certificate-row.ts'
import { dayInWords } from '../data-lines.ts'
import { qrText } from '../../../rules/statement.ts'
import { sealedOf } from '../seal.ts'
import { faceOf } from './faces.ts'

/** One page of paper: points from its upper left corner. */
export type Sheet = PDFKit.PDFDocument
export type Box = { x: number; y: number; width: number }

/** `base`: where this office is reached; `sample`: a demo, whose certificates must not pass for real ones. */
export type Printing = { base: string; sample: boolean }

const INK = '#1d2430'
export const GREY = '#6b7280'
export const RED = '#c8161d'

/** The same row gives the same bytes: nothing in it is of the moment at which it is drawn. */
export function openSheet(row: Pick<CertificateRow, 'title' | 'number' | 'authority' | 'since'>, size: [number, number]): Sheet {
  const sheet = new PDFDocument({
    size, margin: 0, pdfVersion: '1.7', lang: 'zh-CN', displayTitle: true, font: faceOf('regular') as unknown as string,
    info: { Title: `${row.title} ${row.number}`, Author: row.authority, Creator: '暖办', Producer: '暖办', CreationDate: row.since, ModDate: row.since },
  })
  for (const weight of ['regular', 'bold'] as const) sheet.registerFont(weight, faceOf(weight) as unknown as string)
  return sheet.font('regular')
}

/** A few names hold characters that no font of ours has: the space says so, and the signed data has them. */
export const printable = (text: string): string => [...text].map((c) => (c === '\n' || faceOf('regular').hasGlyphForCodePoint(c.codePointAt(0)!) ? c : '〓')).join('')

export function write(sheet: Sheet, text: string, { x, y, width }: Box, given: { size: number; bold?: boolean; colour?: string; align?: 'left' | 'center' | 'right'; spacing?: number; gap?: number }) {
  sheet.font(given.bold ? 'bold' : 'regular').fontSize(given.size).fillColor(given.colour ?? INK)
  sheet.text(printable(text), x, y, { width, align: given.align ?? 'left', characterSpacing: given.spacing ?? 0, lineGap: given.gap ?? 0 })
}

export const heightOf = (sheet: Sheet, text: string, width: number, { size, gap = 0 }: { size: number; gap?: number }): number =>
  sheet.font('regular').fontSize(size).heightOfString(printable(text), { width, lineGap: gap })

/** The code, and over it a link: a click verifies, and so does a look at the file's bytes. */
export function drawQr(sheet: Sheet, row: CertificateRow, { base }: Printing, { x, y, width }: Box) {
  const text = qrText(base, sealedOf(row))
  const modules = encodeQR(text, 'raw', { ecc: 'low', border: 1 }).slice(1, -1).map((line) => line.slice(1, -1))
  const size = width / modules.length
  sheet.rect(x - 4 * size, y - 4 * size, width + 8 * size, width + 8 * size).fill('#ffffff')
  modules.forEach((line, r) => {
    for (let from = 0; from < line.length; from += 1) {
      if (!line[from]) continue
      let to = from
      while (line[to + 1]) to += 1
      // A hair of overlap, or viewers draw white seams between the rows.
      sheet.rect(x + from * size, y + r * size, (to - from + 1) * size, size * 1.03)
      from = to
    }
  })
  sheet.fill(INK)
  sheet.link(x, y, width, width, text)
}

const SAID = { suspended: '已暂停', revoked: '已撤销', cancelled: '已注销' } as const

/** In a demo: nothing that is printed may pass for real. */
export function markSample(sheet: Sheet) {
  const { width, height } = sheet.page
  sheet.save().rotate(-30, { origin: [width / 2, height / 2] }).font('bold').fontSize(20).fillColor(GREY).fillOpacity(0.1)
  for (let y = -height / 2; y < height * 1.5; y += 110) {
    for (let x = -width / 2 + (y % 220 ? 110 : 0); x < width * 1.5; x += 260) sheet.text('演示样本 · 无效', x, y, { lineBreak: false })
  }
  sheet.restore()
}

/** Laid over everything else: that it is a sample, and that it is valid no more. */
export function overlay(sheet: Sheet, row: CertificateRow, { sample }: Printing) {
  const { width, height } = sheet.page
  if (sample) markSample(sheet)
  if (row.status === 'valid') return
  const text = SAID[row.status]
  const [x, y] = [width / 2 - 120, height / 2 - 44]
  sheet.save().rotate(-16, { origin: [width / 2, height / 2] }).opacity(0.75)
  sheet.lineWidth(5).roundedRect(x, y, 240, 88, 10).stroke(RED)
  sheet.lineWidth(1.4).roundedRect(x + 7, y + 7, 226, 74, 6).stroke(RED)
  write(sheet, text, { x, y: y + 6, width: 240 }, { size: 36, bold: true, colour: RED, align: 'center', spacing: 8 })
  write(sheet, `自 ${dayInWords(sealedDay(row))} 起`, { x, y: y + 63, width: 240 }, { size: 9, colour: RED, align: 'center' })
  sheet.restore()
}

const sealedDay = (row: CertificateRow) => (JSON.parse(sealedOf(row).statement) as { since: string }).since

export function bytesOf(sheet: Sheet): Promise<Buffer> {
  return new Promise((done, failed) => {
    const parts: Buffer[] = []
    sheet.on('data', (part: Buffer) => void parts.push(part)).on('error', failed).on('end', () => done(Buffer.concat(parts)))
    sheet.end()
  })
}
