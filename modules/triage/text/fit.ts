import { HASH_BITS, type Features } from './features.ts'
import { separate } from './svm.ts'

/** One row of weights for each feature that was learned, one column for each class. */
export type Weights = {
  /** Feature → its row, or -1. */
  rows: Int32Array
  table: Float32Array
  biases: Float32Array
  classes: number
}

/** What one message alone says tells nothing of the next. */
const LEAST_MESSAGES = 2
const MOST_WEIGHTS = 8_000_000
const SMOOTHING = 0.01
const COST = 1

/**
 * A plane for each class against all others, over features that are first stretched by how much more often they stand in
 * that class (log-count ratios; Wang & Manning 2012, "NBSVM"). The stretching is then folded into the weights.
 */
export function fit(features: readonly Features[], labels: ArrayLike<number>, classes: number): Weights {
  const rows = learnedRows(features, Math.floor(MOST_WEIGHTS / classes))
  const width = rows.reduce((most, row) => Math.max(most, row + 1), 0)
  const examples = joined(features, rows)
  const { starts, columns, values } = examples

  const sums = new Float64Array(width * classes)
  for (let text = 0; text < features.length; text++) {
    for (let i = starts[text]!; i < starts[text + 1]!; i++) sums[columns[i]! * classes + labels[text]!]! += values[i]!
  }

  const table = new Float32Array(width * classes)
  const biases = new Float32Array(classes)
  for (let label = 0; label < classes; label++) {
    const ratios = ratiosOf(sums, label, classes)
    const stretched = values.map((value, i) => value * ratios[columns[i]!]!)
    const plane = separate({ starts, columns, values: stretched, width }, Uint8Array.from(features, (_, text) => Number(labels[text] === label)), COST)
    biases[label] = plane.bias
    for (let row = 0; row < width; row++) table[row * classes + label] = plane.weights[row]! * ratios[row]!
  }
  return { rows, table, biases, classes }
}

/** How far a message lies on each class's side. */
export function marginsOf({ rows, table, biases, classes }: Weights, { ids, values }: Features): Float64Array {
  const margins = Float64Array.from(biases)
  for (let i = 0; i < ids.length; i++) {
    const row = rows[ids[i]!]!
    if (row < 0) continue
    const value = values[i]!
    for (let label = 0, at = row * classes; label < classes; label++, at++) margins[label]! += value * table[at]!
  }
  return margins
}

/** The features that most messages hold, as many as there is room for. */
function learnedRows(features: readonly Features[], most: number): Int32Array {
  const messages = new Int32Array(1 << HASH_BITS)
  for (const { ids } of features) for (const id of ids) messages[id]!++
  let least = LEAST_MESSAGES
  while (messages.reduce((sum, count) => sum + Number(count >= least), 0) > most) least++
  let next = 0
  return messages.map((count) => (count >= least ? next++ : -1))
}

function joined(features: readonly Features[], rows: Int32Array) {
  const starts = new Int32Array(features.length + 1)
  features.forEach(({ ids }, text) => { starts[text + 1] = starts[text]! + ids.reduce((sum, id) => sum + Number(rows[id]! >= 0), 0) })
  const columns = new Int32Array(starts.at(-1)!)
  const values = new Float32Array(starts.at(-1)!)
  let at = 0
  for (const { ids, values: all } of features) {
    for (let i = 0; i < ids.length; i++) {
      const row = rows[ids[i]!]!
      if (row < 0) continue
      columns[at] = row
      values[at++] = all[i]!
    }
  }
  return { starts, columns, values }
}

function ratiosOf(sums: Float64Array, label: number, classes: number): Float32Array {
  const width = sums.length / classes
  const inside = new Float64Array(width)
  const outside = new Float64Array(width)
  for (let row = 0; row < width; row++) {
    for (let other = 0; other < classes; other++) (other === label ? inside : outside)[row]! += sums[row * classes + other]!
  }
  const total = (counts: Float64Array) => counts.reduce((sum, count) => sum + count + SMOOTHING, 0)
  const shift = Math.log(total(outside) / total(inside))
  return Float32Array.from(inside, (count, row) => Math.log((count + SMOOTHING) / (outside[row]! + SMOOTHING)) + shift)
}
