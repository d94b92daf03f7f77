import { dayOf } from '#kernel/calendar/day.ts'
import type { CertificateRow } from '../certificate-row.ts'
import { dayInWords } from '../data-lines.ts'
import { drawRows, fitting, inParts } from './rows.ts'
import { drawSeal } from './seal-image.ts'
import { drawQr, GREY, heightOf, openSheet, overlay, type Printing, RED, type Sheet, write } from './sheet.ts'

const [WIDTH, HEIGHT] = [595.28, 841.89]
const [LEFT, TEXT] = [79, 437] // 28 mm, 156 mm: the type area of official documents (GB/T 9704)
const FOOT = 770

/** 批文: red head, number, to whom, what is granted, then seal and date. */
export function drawApproval(row: CertificateRow, printing: Printing): Sheet {
  const sheet = openSheet(row, [WIDTH, HEIGHT])
  const head = Math.min(34, 470 / (row.authority.length + 1))
  write(sheet, row.authority, { x: 40, y: 84 + (34 - head) / 2, width: WIDTH - 80 }, { size: head, bold: true, colour: RED, align: 'center', spacing: 1.5 })
  write(sheet, row.number, { x: LEFT, y: 152, width: TEXT }, { size: 14, align: 'center' })
  sheet.lineWidth(2.2).moveTo(LEFT - 8, 182).lineTo(LEFT + TEXT + 8, 182).stroke(RED)
  sheet.lineWidth(0.6).moveTo(LEFT - 8, 186).lineTo(LEFT + TEXT + 8, 186).stroke(RED)
  write(sheet, row.title, { x: LEFT, y: 216, width: TEXT }, { size: 21, bold: true, align: 'center', gap: 6 })
  let y = 216 + sheet.heightOfString(row.title, { width: TEXT, lineGap: 6 }) + 26

  const text = { size: 14, gap: 9 }
  write(sheet, `${row.holder_name}：`, { x: LEFT, y, width: TEXT }, text)
  y += heightOf(sheet, `${row.holder_name}：`, TEXT, text)
  const says = `　　你方提出的申请，经审查符合法定条件、标准。依照《中华人民共和国行政许可法》第三十八条第一款，决定准予。准予的内容如下：`
  write(sheet, says, { x: LEFT, y, width: TEXT }, text)
  y += heightOf(sheet, says, TEXT, text) + 14

  let lines = inParts([...row.data.map(({ name, says }) => [name, says] as const), ...(row.valid_until ? [['有效期限', `至${dayInWords(row.valid_until)}`] as const] : [])])
  for (;;) {
    const whole = fitting(sheet, lines, TEXT - 28, FOOT - 160 - y)
    const { size, count } = whole.count === lines.length ? whole : fitting(sheet, lines, TEXT - 28, FOOT - 30 - y)
    drawRows(sheet, lines.slice(0, count), { x: LEFT + 28, y, width: TEXT - 28 }, Math.min(size, 13))
    if (whole.count === lines.length) break
    lines = lines.slice(count)
    foot(sheet, row, printing)
    overlay(sheet, row, printing)
    sheet.addPage({ size: [WIDTH, HEIGHT], margin: 0 })
    y = 84
  }

  drawQr(sheet, row, printing, { x: LEFT, y: 622, width: 122 })
  write(sheet, '扫码核验', { x: LEFT, y: 749, width: 122 }, { size: 9, align: 'center', colour: GREY })
  write(sheet, row.authority, { x: 290, y: 672, width: 240 }, { size: 14, align: 'center' })
  write(sheet, dayInWords(dayOf(row.issued_at)), { x: 290, y: 698, width: 240 }, { size: 14, align: 'center' })
  drawSeal(sheet, row.authority, 410, 684, '行政审批专用章')
  foot(sheet, row, printing)
  overlay(sheet, row, printing)
  return sheet
}

function foot(sheet: Sheet, { identifier, number, version }: CertificateRow, { base }: Printing) {
  sheet.lineWidth(0.4).moveTo(LEFT, 782).lineTo(LEFT + TEXT, 782).stroke('#d1d5db')
  if (identifier !== number) write(sheet, `电子证照标识 ${identifier}`, { x: 40, y: 789, width: WIDTH - 80 }, { size: 7.5, align: 'center', colour: GREY })
  write(sheet, `第 ${version} 版　SM2 签名，核验：${base.replace(/^https?:\/\//, '')}/verify`, { x: 40, y: 801, width: WIDTH - 80 }, { size: 7.5, align: 'center', colour: GREY })
}
