import { dayOf } from '#kernel/calendar/day.ts'
import type { CertificateRow } from '../certificate-row.ts'
import { dayInWords } from '../data-lines.ts'
import { drawFrame } from './frame.ts'
import { drawRows, fitting, inParts } from './rows.ts'
import { drawSeal } from './seal-image.ts'
import { drawQr, GREY, openSheet, overlay, type Printing, type Sheet, write } from './sheet.ts'

const [WIDTH, HEIGHT] = [841.89, 595.28] // A4, lying
const ROWS = { x: 92, y: 172, width: 458 }
const BOTTOM = 494

/** 证照, for the wall: title, number, what is licensed to whom, code and seal. */
export function drawLicence(row: CertificateRow, printing: Printing): Sheet {
  const sheet = openSheet(row, [WIDTH, HEIGHT])
  drawFrame(sheet)
  const title = [...row.title]
  write(sheet, row.title, { x: 60, y: 72, width: WIDTH - 120 + 10 }, { size: 36, bold: true, align: 'center', spacing: title.length > 12 ? 2 : 10 })
  const mid = WIDTH / 2
  sheet.lineWidth(0.8).moveTo(mid - 150, 136).lineTo(mid - 9, 136).moveTo(mid + 9, 136).lineTo(mid + 150, 136).stroke('#b08d4f')
  sheet.moveTo(mid, 131).lineTo(mid + 5, 136).lineTo(mid, 141).lineTo(mid - 5, 136).closePath().fill('#b08d4f')

  const isNamed = row.data.some(({ says }) => says === row.holder_name)
  const lines = inParts([
    ['证照编号', row.number], ...(isNamed ? [] : [['持证主体', row.holder_name] as const]), ...row.data.map(({ name, says }) => [name, says] as const),
    ...(row.valid_until ? [['有效期限', `${dayInWords(dayOf(row.issued_at))}至${dayInWords(row.valid_until)}`] as const] : []),
  ])
  const { size, count } = fitting(sheet, lines, ROWS.width, BOTTOM - ROWS.y)
  drawRows(sheet, lines.slice(0, count), ROWS, size)
  if (count < lines.length) write(sheet, `（其余 ${lines.length - count} 项见附页）`, { x: ROWS.x, y: BOTTOM - 12, width: 300 }, { size: 10, colour: GREY })

  const right = { x: 598, y: 176, width: 138 }
  drawQr(sheet, row, printing, right)
  write(sheet, '扫码核验证照', { ...right, y: 324 }, { size: 10, align: 'center', colour: GREY, spacing: 1 })
  write(sheet, row.authority, { x: 562, y: 426, width: 210 }, { size: 13, align: 'center' })
  write(sheet, dayInWords(dayOf(row.issued_at)), { x: 562, y: 450, width: 210 }, { size: 13, align: 'center' })
  drawSeal(sheet, row.authority, 667, 434)
  foot(sheet, row, printing)
  overlay(sheet, row, printing)

  for (let rest = lines.slice(count); rest.length > 0;) {
    sheet.addPage({ size: [WIDTH, HEIGHT], margin: 0 })
    drawFrame(sheet)
    write(sheet, `${row.title}（附页）`, { x: 60, y: 74, width: WIDTH - 120 }, { size: 20, bold: true, align: 'center', spacing: 2 })
    const here = fitting(sheet, rest, WIDTH - 184, 370)
    drawRows(sheet, rest.slice(0, here.count), { x: 92, y: 128, width: WIDTH - 184 }, here.size)
    foot(sheet, row, printing)
    overlay(sheet, row, printing)
    rest = rest.slice(here.count)
  }
  return sheet
}

function foot(sheet: Sheet, { identifier, number, version }: CertificateRow, { base }: Printing) {
  const says = identifier === number ? '' : `电子证照标识 ${identifier}　`
  write(sheet, `${says}第 ${version} 版　SM2 签名，核验：${base.replace(/^https?:\/\//, '')}/verify`, { x: 60, y: 522, width: WIDTH - 120 }, { size: 8, align: 'center', colour: GREY })
}
