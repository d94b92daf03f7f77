export type Chance = { between: (range: readonly [number, number]) => number; of: <T>(list: readonly T[]) => T; is: (share: number) => boolean }

/** The same word gives the same numbers: a street keeps its houses until its own lines change. (mulberry32 over FNV-1a) */
export function chanceOf(word: string): Chance {
  let state = [...word].reduce((hash, sign) => Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193), 0x811c9dc5)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return { between: ([from, to]) => from + next() * (to - from), of: (list) => list[Math.floor(next() * list.length)]!, is: (share) => next() < share }
}
