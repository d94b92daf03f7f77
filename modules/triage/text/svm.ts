import { randomFrom } from './random.ts'

/** Examples one after another: those of row i stand from `starts[i]` to `starts[i + 1]`. */
export type Examples = { starts: Int32Array; columns: Int32Array; values: Float32Array; width: number }

export type Plane = { weights: Float32Array; bias: number }

const MOST_PASSES = 60
/** LIBLINEAR's default: closer, no label changes any more. */
const TOLERANCE = 0.1

/**
 * The plane between the positive examples and the others: a linear support vector machine with squared hinge loss, by dual
 * coordinate descent with shrinking (Hsieh et al. 2008, algorithms 1 and 3; Fan et al. 2008, LIBLINEAR).
 */
export function separate({ starts, columns, values, width }: Examples, positive: Uint8Array, cost: number): Plane {
  const weights = new Float32Array(width)
  let bias = 0
  const alphas = new Float64Array(positive.length)
  const slack = 1 / (2 * cost)
  const curvatures = Float64Array.from(positive, (_, example) => {
    let squares = 1 + slack
    for (let i = starts[example]!; i < starts[example + 1]!; i++) squares += values[i]! * values[i]!
    return squares
  })

  const random = randomFrom(1)
  const order = Int32Array.from(positive, (_, example) => example)
  let active = order.length
  let farthest = Infinity
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let highest = -Infinity
    let lowest = Infinity
    for (let turn = 0; turn < active; turn++) {
      const pick = turn + Math.floor(random() * (active - turn))
      const example = order[pick]!
      order[pick] = order[turn]!
      order[turn] = example

      const sign = positive[example] ? 1 : -1
      const from = starts[example]!
      const to = starts[example + 1]!
      let product = bias
      for (let i = from; i < to; i++) product += weights[columns[i]!]! * values[i]!
      const alpha = alphas[example]!
      const gradient = sign * product - 1 + slack * alpha
      // Well on its own side, and not held by anything: set aside until the others have come to rest.
      if (alpha === 0 && gradient > farthest) {
        active--
        order[turn] = order[active]!
        order[active] = example
        turn--
        continue
      }
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient
      highest = Math.max(highest, projected)
      lowest = Math.min(lowest, projected)
      if (projected === 0) continue
      const next = Math.max(alpha - gradient / curvatures[example]!, 0)
      alphas[example] = next
      const step = (next - alpha) * sign
      bias += step
      for (let i = from; i < to; i++) weights[columns[i]!]! += step * values[i]!
    }
    farthest = highest > 0 ? highest : Infinity
    if (highest - lowest >= TOLERANCE) continue
    if (active === order.length) break
    active = order.length
    farthest = Infinity
  }
  return { weights, bias }
}
