import { type Box, GREY, heightOf, type Sheet, write } from './sheet.ts'

/** A name and what it is. */
export type Line = readonly [string, string]

const SIZES = [14, 13, 12, 11, 10, 9]
const gapOf = (size: number) => size * 0.85
const LEADING = 3
/** More than this would not fit on some page by itself. */
const LONGEST = 360

/** As wide as the widest name, within reason. */
const labelOf = (sheet: Sheet, lines: readonly Line[], size: number) =>
  Math.max(...lines.map(([name]) => Math.min(sheet.font('regular').fontSize(size).widthOfString(name), size * 10.1))) + size * 1.4

export function inParts(lines: readonly Line[]): Line[] {
  return lines.flatMap(([name, says]) => {
    const letters = [...says]
    return Array.from({ length: Math.max(1, Math.ceil(letters.length / LONGEST)) }, (_, n): Line => [n ? `${name}（续）` : name, letters.slice(n * LONGEST, (n + 1) * LONGEST).join('')])
  })
}

/** The largest letters in which all lines have room, or how many have room in the smallest; one always has. */
export function fitting(sheet: Sheet, lines: readonly Line[], width: number, room: number): { size: number; count: number } {
  let fit = { size: SIZES[0]!, count: 0 }
  for (const size of SIZES) {
    fit = { size, count: countIn(sheet, lines, { width, size }, room) }
    if (fit.count === lines.length) return fit
  }
  return { ...fit, count: Math.max(1, fit.count) }
}

function countIn(sheet: Sheet, lines: readonly Line[], { width, size }: { width: number; size: number }, room: number): number {
  const label = labelOf(sheet, lines, size)
  let y = 0
  const full = lines.findIndex((line) => (y += heightOfLine(sheet, line, { label, width, size }) + gapOf(size)) > room)
  return full < 0 ? lines.length : full
}

/** Names to the left, in grey; what they are to the right. */
export function drawRows(sheet: Sheet, lines: readonly Line[], { x, y, width }: Box, size: number) {
  const label = labelOf(sheet, lines, size)
  for (const line of lines) {
    write(sheet, line[0], { x, y, width: label - size }, { size, colour: GREY, gap: LEADING })
    write(sheet, line[1], { x: x + label, y, width: width - label }, { size, gap: LEADING })
    y += heightOfLine(sheet, line, { label, width, size }) + gapOf(size)
  }
}

const heightOfLine = (sheet: Sheet, [name, says]: Line, { label, width, size }: { label: number; width: number; size: number }) =>
  Math.max(heightOf(sheet, name, label - size, { size, gap: LEADING }), heightOf(sheet, says, width - label, { size, gap: LEADING }))
