import type { Sheet } from './sheet.ts'

const GOLD = '#b08d4f'
const SEA = '#2f7f93'

/** The border and the ground of a licence: fine waves, interlaced, as security printing has them. */
export function drawFrame(sheet: Sheet) {
  const { width, height } = sheet.page
  sheet.rect(0, 0, width, height).fill('#fffefa')
  drawGround(sheet, width / 2, height / 2)
  sheet.save().lineWidth(0.45).strokeOpacity(0.85)
  for (const [colour, shift] of [[GOLD, 0], [SEA, 1 / 3], [GOLD, 2 / 3]] as const) {
    for (const way of [1, -1]) {
      border(sheet, width - 56, (t) => way * 7.5 * Math.sin((t * 56 + shift) * 2 * Math.PI), 'across', height)
      border(sheet, height - 56, (t) => way * 7.5 * Math.sin((t * 39 + shift) * 2 * Math.PI), 'down', width)
    }
    sheet.stroke(colour)
  }
  sheet.restore()
  sheet.lineWidth(1.5).rect(20, 20, width - 40, height - 40).stroke(GOLD)
  sheet.lineWidth(0.6).rect(46, 46, width - 92, height - 92).stroke(GOLD)
  sheet.lineWidth(0.3).rect(49.5, 49.5, width - 99, height - 99).stroke(GOLD)
  for (const [x, y] of [[33, 33], [width - 33, 33], [33, height - 33], [width - 33, height - 33]] as const) drawCorner(sheet, x, y)
}

function border(sheet: Sheet, length: number, wave: (t: number) => number, way: 'across' | 'down', far: number) {
  const steps = Math.round(length / 2.2)
  for (const at of [33, far - 33]) {
    for (let n = 0; n <= steps; n += 1) {
      const [along, aside] = [28 + (n / steps) * length, at + wave(n / steps)]
      const [x, y] = way === 'across' ? [along, aside] : [aside, along]
      if (n === 0) sheet.moveTo(x, y)
      else sheet.lineTo(x, y)
    }
  }
}

function drawCorner(sheet: Sheet, x: number, y: number) {
  sheet.rect(x - 13, y - 13, 26, 26).fill('#fffefa')
  sheet.lineWidth(0.7).rect(x - 11, y - 11, 22, 22).stroke(GOLD)
  sheet.lineWidth(0.5)
  for (const r of [3, 5.5, 8]) sheet.circle(x, y, r)
  sheet.stroke(GOLD)
}

/** A rosette (团花) so pale that it never gets in the way of the words. */
function drawGround(sheet: Sheet, x: number, y: number) {
  sheet.save().lineWidth(0.5).strokeOpacity(0.16)
  for (let ring = 0; ring < 11; ring += 1) {
    for (let n = 0; n <= 360; n += 1) {
      const angle = (n / 360) * 2 * Math.PI
      const r = 58 + ring * 12 + 11 * Math.sin(angle * 12 + ring * 0.5)
      const point = [x + 1.28 * r * Math.cos(angle), y + r * Math.sin(angle)] as const
      if (n === 0) sheet.moveTo(...point)
      else sheet.lineTo(...point)
    }
  }
  sheet.stroke(SEA).restore()
}
