import { expect, test } from 'vitest'
import { featuresOf } from './features.ts'
import { fit, marginsOf } from './fit.ts'
import { partsOf } from './keep-together.ts'
import { labelledMessages } from './labelled.fixtures.ts'
import { scoresOf } from './scores.ts'

const messages = labelledMessages()

/** The whole table, with calibration, speed and size, is `npm run bench:triage`. */
test.skipIf(!messages)('real messages of seven classes are told apart, near-duplicates kept in one of five parts', { timeout: 300_000 }, () => {
  const labels = [...new Set(messages!.map(({ label }) => label))].toSorted()
  const numbers = messages!.map(({ label }) => labels.indexOf(label))
  const features = messages!.map(({ text }) => featuresOf(text))
  const parts = partsOf(messages!.map(({ text }) => text), 5)
  const answers: string[] = []
  for (let part = 0; part < 5; part++) {
    const weights = fit(features.filter((_, i) => parts[i] !== part), numbers.filter((_, i) => parts[i] !== part), labels.length)
    features.forEach((one, i) => {
      if (parts[i] !== part) return
      const margins = marginsOf(weights, one)
      answers[i] = labels[margins.indexOf(Math.max(...margins))]!
    })
  }
  expect(scoresOf(messages!.map(({ label }) => label), answers).macroF1).toBeGreaterThan(0.92)
})
