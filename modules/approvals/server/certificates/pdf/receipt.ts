import { dayOf } from '#kernel/calendar/day.ts'
import type { CertificateRow } from '../certificate-row.ts'
import { dayInWords } from '../data-lines.ts'
import { drawRows, fitting, inParts } from './rows.ts'
import { drawSeal } from './seal-image.ts'
import { drawQr, GREY, heightOf, openSheet, overlay, type Printing, type Sheet, write } from './sheet.ts'

const [WIDTH, HEIGHT] = [595.28, 419.53] // A5, lying
const LEFT = 48

/** 回执: that it was received and put on file, on half a sheet. */
export function drawReceipt(row: CertificateRow, printing: Printing): Sheet {
  const sheet = openSheet(row, [WIDTH, HEIGHT])
  sheet.lineWidth(0.8).roundedRect(22, 22, WIDTH - 44, HEIGHT - 44, 8).stroke('#cbd5e1')
  sheet.rect(22, 22, 5, HEIGHT - 44).fill('#2f7f93')
  write(sheet, row.title, { x: LEFT, y: 44, width: WIDTH - 2 * LEFT }, { size: 21, bold: true, spacing: 1 })
  write(sheet, row.number, { x: LEFT, y: 78, width: WIDTH - 2 * LEFT }, { size: 11, colour: GREY })
  sheet.lineWidth(0.5).dash(3, { space: 3 }).moveTo(LEFT, 104).lineTo(WIDTH - LEFT, 104).stroke('#94a3b8').undash()
  const says = `${row.holder_name}：你方提交的材料已收悉，予以登记，特此回执。`
  write(sheet, says, { x: LEFT, y: 118, width: 350 }, { size: 12, gap: 5 })

  const y = 118 + heightOf(sheet, says, 350, { size: 12, gap: 5 }) + 10
  const width = 340
  const lines = inParts([...row.data.map(({ name, says }) => [name, says] as const), ...(row.valid_until ? [['有效期限', `至${dayInWords(row.valid_until)}`] as const] : [])])
  const { size, count } = fitting(sheet, lines, width, 372 - y)
  drawRows(sheet, lines.slice(0, count), { x: LEFT, y, width }, Math.min(size, 11))

  drawQr(sheet, row, printing, { x: 437, y: 120, width: 104 })
  write(sheet, '扫码核验', { x: 437, y: 228, width: 104 }, { size: 8.5, align: 'center', colour: GREY })
  write(sheet, row.authority, { x: 394, y: 314, width: 178 }, { size: 11, align: 'center' })
  write(sheet, dayInWords(dayOf(row.issued_at)), { x: 394, y: 332, width: 178 }, { size: 11, align: 'center' })
  drawSeal(sheet, row.authority, 483, 320, '业务专用章')
  const identifier = row.identifier === row.number ? '' : `${row.identifier}　`
  write(sheet, `${identifier}第 ${row.version} 版　SM2 签名，核验：${printing.base.replace(/^https?:\/\//, '')}/verify${count < lines.length ? '　其余内容见签名数据' : ''}`, { x: LEFT - 10, y: 383, width: 340 }, { size: 7, colour: GREY })
  overlay(sheet, row, printing)
  return sheet
}
