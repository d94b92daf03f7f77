/** A sentence and where it stands: `start` and `end` count UTF-16 units of the text. */
export type Sentence = { text: string; start: number; end: number }

/** Sentences end at 。！？；… and at line ends; a point within a number ends none. */
export function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(/[^。！？!?；;…\n\r]+[。！？!?；;…]*/g)].flatMap((match) => {
    const lead = match[0].length - match[0].trimStart().length
    const said = match[0].trim()
    return said.length > 1 ? [{ text: said, start: match.index + lead, end: match.index + lead + said.length }] : []
  })
}
