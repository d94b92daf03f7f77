import { lettersOf } from './normalise.ts'
import { randomFrom } from './random.ts'

/**
 * Numbers of parts, one for each text, such that texts that say almost the same share theirs: who is measured on a text
 * that was learned from under another's name is measured on memory. Found by MinHash (Broder 1997) over runs of five letters.
 */
export function partsOf(texts: readonly string[], parts: number): Uint8Array {
  const groups = groupsOf(texts)
  const random = randomFrom(7)
  const partOf = new Map<number, number>()
  return Uint8Array.from(groups, (group) => {
    if (!partOf.has(group)) partOf.set(group, Math.floor(random() * parts))
    return partOf.get(group)!
  })
}

const RUN = 5
/** 24 bands of 3: two texts with half their runs in common meet with a probability of 0.96, with a third of them of 0.6. */
const BANDS = 24
const ROWS = 3
/** Estimated from all 72 numbers. */
const ALMOST_THE_SAME = 0.45

/** For each text the number of the first text that it says almost the same as. */
export function groupsOf(texts: readonly string[]): Int32Array {
  const signatures = texts.map(signatureOf)
  const first = Int32Array.from(texts, (_, text) => text)
  const rootOf = (text: number): number => {
    while (first[text] !== text) text = first[text] = first[first[text]!]!
    return text
  }
  for (let band = 0; band < BANDS; band++) {
    const seen = new Map<string, number>()
    signatures.forEach((signature, text) => {
      const key = signature.subarray(band * ROWS, (band + 1) * ROWS).join()
      const other = seen.get(key)
      if (other === undefined) seen.set(key, text)
      else if (agreement(signature, signatures[other]!) >= ALMOST_THE_SAME) first[rootOf(text)] = rootOf(other)
    })
  }
  return first.map((_, text) => rootOf(text))
}

const SALTS = Int32Array.from({ length: BANDS * ROWS }, ((random) => () => random() * 2 ** 32)(randomFrom(3)))

function signatureOf(text: string): Uint32Array {
  const { codes } = lettersOf(text)
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff)
  for (let at = 0; at + RUN <= Math.max(codes.length, RUN); at++) {
    let run = 0
    for (let i = at; i < at + RUN; i++) run = Math.imul(run, 0x01000193) ^ (codes[i] ?? 0)
    for (let i = 0; i < least.length; i++) {
      let hash = Math.imul(run ^ SALTS[i]!, 0x85ebca6b)
      hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
      hash = (hash ^ (hash >>> 13)) >>> 0
      if (hash < least[i]!) least[i] = hash
    }
  }
  return least
}

function agreement(one: Uint32Array, other: Uint32Array): number {
  let same = 0
  for (let i = 0; i < one.length; i++) if (one[i] === other[i]) same++
  return same / one.length
}
