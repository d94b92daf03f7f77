import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { act, type Line } from '../ask.ts'

/** What several cases can go through alike: nothing is asked that differs from case to case. */
export type BulkVerb = 'dispatch' | 'sign_for'
export type Result = { line: Pick<Line, 'id' | 'number' | 'summary'>; refused: string | null }

/**
 * The same act on each case, one after the other, as if each had been opened: the office judges each of them, and one that it
 * refuses stops none of the others.
 */
export async function oneByOne(verb: BulkVerb, lines: readonly Line[], tell: (result: Result) => void, send: typeof act = act): Promise<void> {
  for (const line of lines) {
    const refused = await send(verb, { caseId: line.id, version: line.version, key: crypto.randomUUID() }).then(() => null, sentenceOf)
    tell({ line, refused })
  }
}
