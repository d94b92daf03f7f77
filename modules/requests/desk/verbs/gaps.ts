/** `{gap}`: what a template leaves for the clerk to fill. An unfilled one never reaches a resident. */
const GAP = /\{([^{}\n]{1,40})\}/g

export type Piece = { text: string; gap: boolean }

export const gapsIn = (text: string): string[] => [...text.matchAll(GAP)].map(([, name]) => name!)

/** The text in pieces, for showing which of them are gaps. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(GAP)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), gap: false })
    pieces.push({ text: match[0], gap: true })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), gap: false })
  return pieces
}

/** Where the next gap lies at or after a place, going round to the beginning: the cursor jumps there. */
export function nextGap(text: string, from: number): { start: number; end: number } | null {
  const all = [...text.matchAll(GAP)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  return all.find((gap) => gap.start >= from) ?? all[0] ?? null
}

/** Fills what is known of the case; the rest stays for the clerk to see. */
export const fillKnown = (text: string, known: Record<string, string | null | undefined>): string =>
  text.replace(GAP, (gap, name: string) => known[name] || gap)
