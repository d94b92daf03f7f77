import { printable, RED, type Sheet } from './sheet.ts'

const RADIUS = 59.5 // 42 mm across, as seals of offices are

/**
 * 电子印章: a red ring, a star, the authority's name on the arc above it. Drawn, not photographed: what proves anything is
 * the signature in the code beside it.
 */
export function drawSeal(sheet: Sheet, authority: string, x: number, y: number, says = '电子证照专用章') {
  sheet.save().translate(x, y).opacity(0.8)
  sheet.lineWidth(3.2).circle(0, 0, RADIUS).stroke(RED)
  drawStar(sheet, 19)
  drawArc(sheet, authority)
  sheet.font('bold').fontSize(8.4).fillColor(RED)
  sheet.text(says, -50, 33.5, { width: 100, align: 'center', characterSpacing: 0.6 })
  sheet.restore()
}

function drawStar(sheet: Sheet, radius: number) {
  const inner = radius * 0.382
  const points = Array.from({ length: 10 }, (_, n) => {
    const [angle, r] = [(-90 + n * 36) * (Math.PI / 180), n % 2 ? inner : radius]
    return [r * Math.cos(angle), r * Math.sin(angle)] as const
  })
  points.forEach(([px, py], n) => (n ? sheet.lineTo(px, py) : sheet.moveTo(px, py)))
  sheet.closePath().fill(RED)
}

function drawArc(sheet: Sheet, authority: string) {
  const letters = [...printable(authority)]
  // Long names take more of the ring and narrower letters, until the ring is full.
  const span = Math.min(236, 30 + letters.length * 18)
  const size = Math.min(16.5, 1250 / (letters.length + 62))
  const step = letters.length > 1 ? span / (letters.length - 1) : 0
  const room = (RADIUS - size - 2) * step * (Math.PI / 180)
  const narrow = letters.length > 1 ? Math.min(0.95, (room * 0.98) / size) : 0.95
  letters.forEach((letter, n) => {
    sheet.save().rotate(-span / 2 + n * step, { origin: [0, 0] }).translate(0, -RADIUS + 5.5).scale(narrow, 1)
    sheet.font('bold').fontSize(size).fillColor(RED)
    sheet.text(letter, -size / 2, -size * 0.22, { lineBreak: false })
    sheet.restore()
  })
}
