/** An event as the sentences read it: `says` and the sealed `words` of it, and names instead of ids. */
export type Told = {
  says: Record<string, any>
  words: Record<string, any>
  became: string
  /** The unit that has the case after this event. */
  holder: string
  unit: (id: string) => string
  category: (code: string) => string
  door: (branch: string) => string
  /** A party outside the district. */
  party: (id: string) => string
  /** When the clock of this name runs out, as this event set it: 11月27日18:00. */
  due: (clock: string) => string | null
  /** Words of an earlier event that this one is about. */
  earlier: (...verbs: string[]) => Record<string, any>
  responder: string | null
}

export type Sentences = {
  /** What the resident reads; null where the step is the office's own. */
  resident: ((t: Told) => string | null) | null
  staff: (t: Told) => string
}

export const all = (t: Told) => ({ ...t.says, ...t.words })
