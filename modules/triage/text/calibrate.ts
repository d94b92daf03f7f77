/** Margins become probabilities by softmax(scale × margin + shift of the class). */
export type Calibration = { scale: number; shifts: number[] }

const PASSES = 300
const PACE = 2

/**
 * Vector scaling (Guo et al. 2017) with one scale, on margins of messages that were not learned from: margins of learned
 * ones promise too much. The loss is convex, so plain descent finds its one minimum.
 */
export function calibrate(margins: readonly Float64Array[], labels: ArrayLike<number>, classes: number): Calibration {
  let { scale, shifts }: Calibration = { scale: 2, shifts: Array.from({ length: classes }, () => 0) }
  for (let pass = 0; pass < PASSES; pass++) {
    const calibration = { scale, shifts }
    let byScale = 0
    const byShift = new Float64Array(classes)
    margins.forEach((margin, message) => {
      const probabilities = probabilitiesOf(calibration, margin)
      for (let label = 0; label < classes; label++) {
        const off = probabilities[label]! - Number(labels[message] === label)
        byScale += off * margin[label]!
        byShift[label]! += off
      }
    })
    scale -= (PACE * byScale) / margins.length
    shifts = shifts.map((shift, label) => shift - (PACE * byShift[label]!) / margins.length)
  }
  return { scale, shifts }
}

export function probabilitiesOf({ scale, shifts }: Calibration, margins: Float64Array): Float64Array {
  const powers = margins.map((margin, label) => scale * margin + shifts[label]!)
  const highest = powers.reduce((most, power) => Math.max(most, power))
  const odds = powers.map((power) => Math.exp(power - highest))
  const sum = odds.reduce((all, one) => all + one)
  return odds.map((one) => one / sum)
}
