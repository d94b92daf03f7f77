import { calibrate } from './calibrate.ts'
import { featuresOf } from './features.ts'
import { fit, marginsOf } from './fit.ts'
import { partsOf } from './keep-together.ts'
import type { Model } from './model.ts'

/** A message, its subject line first, and what it turned out to be. */
export type Example = { text: string; label: string }

/** Of a class with fewer, what makes it up cannot be told from what its few messages happen to say. */
const LEAST_OF_A_CLASS = 5
const PARTS = 3

/** Learns from messages with their labels. The same messages give the same model. Nothing, where there are not two classes to tell apart. */
export function learn(examples: readonly Example[]): Model | undefined {
  const counts = new Map<string, number>()
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1)
  const classes = [...counts].filter(([, count]) => count >= LEAST_OF_A_CLASS).map(([label]) => label).toSorted()
  if (classes.length < 2) return undefined

  const numbers = new Map(classes.map((label, number) => [label, number]))
  const learned = examples.filter(({ label }) => numbers.has(label))
  const features = learned.map(({ text }) => featuresOf(text))
  const labels = Int32Array.from(learned, ({ label }) => numbers.get(label)!)

  const margins: Float64Array[] = []
  const parts = partsOf(learned.map(({ text }) => text), PARTS)
  for (let part = 0; part < PARTS; part++) {
    const weights = fit(features.filter((_, i) => parts[i] !== part), labels.filter((_, i) => parts[i] !== part), classes.length)
    features.forEach((one, i) => { if (parts[i] === part) margins[i] = marginsOf(weights, one) })
  }
  return { classes, weights: fit(features, labels, classes.length), calibration: calibrate(margins, labels, classes.length) }
}
