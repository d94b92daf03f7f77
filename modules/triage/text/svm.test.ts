import { expect, test } from 'vitest'
import { randomFrom } from './random.ts'
import { separate, type Examples } from './svm.ts'

/** The same problem solved slowly: descent on the primal, which is convex, so it has the same one minimum. */
function slowly({ starts, columns, values, width }: Examples, positive: Uint8Array, cost: number) {
  const weights = new Float64Array(width + 1)
  for (let pass = 0; pass < 20_000; pass++) {
    const gradient = weights.slice()
    for (let row = 0; row < positive.length; row++) {
      const sign = positive[row] ? 1 : -1
      let product = weights[width]!
      for (let i = starts[row]!; i < starts[row + 1]!; i++) product += weights[columns[i]!]! * values[i]!
      const short = 1 - sign * product
      if (short <= 0) continue
      for (let i = starts[row]!; i < starts[row + 1]!; i++) gradient[columns[i]!]! -= 2 * cost * sign * short * values[i]!
      gradient[width]! -= 2 * cost * sign * short
    }
    for (let i = 0; i <= width; i++) weights[i]! -= 0.005 * gradient[i]!
  }
  return weights
}

test('the plane is the one that minimises the squared hinge loss', () => {
  const random = randomFrom(5)
  const rows = 60
  const width = 4
  const examples = {
    starts: Int32Array.from({ length: rows + 1 }, (_, row) => row * width),
    columns: Int32Array.from({ length: rows * width }, (_, i) => i % width),
    values: Float32Array.from({ length: rows * width }, () => random() - 0.5),
    width,
  }
  const positive = Uint8Array.from({ length: rows }, (_, row) => Number(examples.values[row * width]! + 0.3 * examples.values[row * width + 1]! + 0.2 * (random() - 0.5) > 0.1))
  const { weights, bias } = separate(examples, positive, 1)
  const exact = slowly(examples, positive, 1)
  for (let i = 0; i < width; i++) expect(weights[i]!).toBeCloseTo(exact[i]!, 1)
  expect(bias).toBeCloseTo(exact[width]!, 1)
})
