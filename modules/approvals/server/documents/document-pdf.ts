import { dayOf } from '#kernel/calendar/day.ts'
import { dayInWords } from '../certificates/data-lines.ts'
import { drawSeal } from '../certificates/pdf/seal-image.ts'
import { bytesOf, heightOf, markSample, openSheet, RED, write } from '../certificates/pdf/sheet.ts'
import type { Document } from './document.ts'

const [WIDTH, HEIGHT] = [595.28, 841.89]
const [LEFT, TEXT] = [79, 437] // 28 mm, 156 mm: the type area of official documents (GB/T 9704)
const FOOT = 760

/** 文书 on paper: head, number, to whom, what is said, seal and day. The same document always gives the same bytes. */
export function documentPdf(document: Document, { sample }: { sample: boolean }): Promise<Buffer> {
  const sheet = openSheet({ ...document, since: document.on }, [WIDTH, HEIGHT])
  const head = Math.min(30, 470 / (document.authority.length + 1))
  write(sheet, document.authority, { x: 40, y: 84, width: WIDTH - 80 }, { size: head, bold: true, colour: RED, align: 'center', spacing: 1.5 })
  sheet.lineWidth(1.6).moveTo(LEFT - 8, 134).lineTo(LEFT + TEXT + 8, 134).stroke(RED)
  write(sheet, document.title, { x: LEFT, y: 164, width: TEXT }, { size: 22, bold: true, align: 'center' })
  write(sheet, document.number, { x: LEFT, y: 202, width: TEXT }, { size: 12, align: 'center' })
  const text = { size: 14, gap: 9 }
  let y = 244
  const put = (line: string) => {
    const height = heightOf(sheet, line, TEXT, text)
    if (y + height > FOOT) {
      if (sample) markSample(sheet)
      sheet.addPage({ size: [WIDTH, HEIGHT], margin: 0 })
      y = 84
    }
    write(sheet, line, { x: LEFT, y, width: TEXT }, text)
    y += height + 4
  }
  put(`${document.to}：`)
  for (const line of document.says) put(`　　${line}`)
  document.lines.forEach((line, n) => put(`　　${n + 1}. ${line}`))
  for (const line of document.then) put(`　　${line}`)
  const at = Math.min(y + 60, FOOT - 40)
  write(sheet, document.authority, { x: 280, y: at, width: 250 }, { size: 14, align: 'center' })
  write(sheet, dayInWords(dayOf(document.on)), { x: 280, y: at + 26, width: 250 }, { size: 14, align: 'center' })
  drawSeal(sheet, document.authority, 405, at + 12, '行政审批专用章')
  if (sample) markSample(sheet)
  return bytesOf(sheet)
}
