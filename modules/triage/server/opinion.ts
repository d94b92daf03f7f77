import { classify, knownIn, type Suggestion } from '../text/classify.ts'
import type { Features } from '../text/features.ts'
import type { Model } from '../text/model.ts'

/** Real messages lie above 0.6 (`knownIn`); below this a message speaks of something that nobody has reported yet. */
const LEAST_KNOWN = 0.4

/** What a model takes a text for, and whether it is sure enough to say so: from the set confidence on, of what it has seen the like of. */
export function opinionOf(model: Model, features: Features, from: number): Suggestion & { isSaid: boolean } {
  const likeliest = classify(model, features)[0]!
  return { ...likeliest, isSaid: likeliest.confidence >= from && knownIn(model, features) >= LEAST_KNOWN }
}
