import type { Calibration } from './calibrate.ts'
import { HASH_BITS } from './features.ts'
import type { Weights } from './fit.ts'

export type Model = { classes: string[]; weights: Weights; calibration: Calibration }

/** Of the file and of the features both: weights mean nothing under another hash. */
const VERSION = 1
const MARK = 'nuanban-text'
const BITMAP_BYTES = (1 << HASH_BITS) / 8

type Head = { mark: string; version: number; classes: string[]; biases: number[]; scales: number[]; calibration: Calibration }

/** A line of JSON, a bit for each feature that has a row, and the rows in 16 bits a weight. */
export function pack({ classes, weights, calibration }: Model): Uint8Array {
  const { rows, table, biases } = weights
  const scales = classes.map((_, label) => table.reduce((most, weight, at) => (at % classes.length === label ? Math.max(most, Math.abs(weight)) : most), 1e-9) / 32767)
  const head: Head = { mark: MARK, version: VERSION, classes, biases: [...biases], scales, calibration }
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`)
  const file = new Uint8Array(line.length + BITMAP_BYTES + table.length * 2)
  file.set(line)
  const bitmap = file.subarray(line.length, line.length + BITMAP_BYTES)
  rows.forEach((row, id) => { if (row >= 0) bitmap[id >> 3]! |= 1 << (id & 7) })
  const view = new DataView(file.buffer, line.length + BITMAP_BYTES)
  table.forEach((weight, at) => view.setInt16(at * 2, Math.round(weight / scales[at % classes.length]!), true))
  return file
}

/** Nothing where the file is of another version: then the next training writes one that fits. */
export function unpack(file: Uint8Array): Model | undefined {
  const end = file.indexOf(10) + 1
  const head = headOf(file.subarray(0, end))
  if (head?.mark !== MARK || head.version !== VERSION) return undefined
  const { classes, biases, scales, calibration } = head

  const bitmap = file.subarray(end, end + BITMAP_BYTES)
  const cells = file.subarray(end + BITMAP_BYTES)
  const view = new DataView(cells.buffer, cells.byteOffset, cells.length)
  let next = 0
  const rows = Int32Array.from({ length: 1 << HASH_BITS }, (_, id) => ((bitmap[id >> 3]! >> (id & 7)) & 1 ? next++ : -1))
  if (cells.length !== next * classes.length * 2) return undefined
  const table = Float32Array.from({ length: next * classes.length }, (_, at) => view.getInt16(at * 2, true) * scales[at % classes.length]!)
  return { classes, weights: { rows, table, biases: Float32Array.from(biases), classes: classes.length }, calibration }
}

function headOf(line: Uint8Array): Head | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(line)) as Head
  } catch {
    return undefined
  }
}
