import { expect, test } from 'vitest'
import { calibrate, probabilitiesOf } from './calibrate.ts'
import { randomFrom } from './random.ts'

test('what is said with confidence p is right in p of the cases', () => {
  const random = randomFrom(2)
  const truth = { scale: 1.5, shifts: [0.5, 0, -0.5] }
  const margins = Array.from({ length: 4000 }, () => Float64Array.from({ length: 3 }, () => 4 * random() - 2))
  const labels = margins.map((margin) => {
    const [first, second] = probabilitiesOf(truth, margin)
    const drawn = random()
    return drawn < first! ? 0 : drawn < first! + second! ? 1 : 2
  })
  const found = calibrate(margins, labels, 3)
  expect(found.scale).toBeCloseTo(truth.scale, 0)
  const sure = margins.map((margin, i) => ({ at: Math.max(...probabilitiesOf(found, margin)), right: probabilitiesOf(found, margin).indexOf(Math.max(...probabilitiesOf(found, margin))) === labels[i] }))
  const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
  for (const [from, to] of [[0.4, 0.6], [0.6, 0.8], [0.8, 1]] as const) {
    const these = sure.filter(({ at }) => at >= from && at < to)
    expect(Math.abs(mean(these.map(({ at }) => at)) - mean(these.map(({ right }) => Number(right))))).toBeLessThan(0.04)
  }
})
