import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { act, type Line } from '../ask.ts'

export type Result = { line: Line; refused: string | null }

/** Those that every department found complete; the others want somebody to look. */
export const acceptable = (lines: readonly Line[]): Line[] => lines.filter((line) => line.state === 'submitted' && line.complete === true)

/** 批量受理: one after the other, as if each had been opened; one that is refused stops none of the others. */
export async function acceptEach(lines: readonly Line[], tell: (result: Result) => void, send: typeof act = act): Promise<void> {
  for (const line of lines) {
    const refused = await send('accept', { caseId: line.id, version: line.version, key: crypto.randomUUID() }).then(() => null, sentenceOf)
    tell({ line, refused })
  }
}
