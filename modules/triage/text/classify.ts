import { probabilitiesOf } from './calibrate.ts'
import type { Features } from './features.ts'
import { marginsOf } from './fit.ts'
import type { Model } from './model.ts'

/** Of a hundred suggestions with confidence 0.9, ninety are right. */
export type Suggestion = { label: string; confidence: number }

/** All classes, the likeliest first. */
export function classify({ classes, weights, calibration }: Model, features: Features): Suggestion[] {
  const confidences = probabilitiesOf(calibration, marginsOf(weights, features))
  return classes.map((label, number) => ({ label, confidence: confidences[number]! })).sort((a, b) => b.confidence - a.confidence)
}

/** Which share of a text the model has seen the like of, 0 to 1. Of the rest its confidence says nothing. */
export function knownIn({ weights }: Model, { ids, values }: Features): number {
  return ids.reduce((sum, id, i) => sum + (weights.rows[id]! >= 0 ? values[i]! ** 2 : 0), 0)
}
