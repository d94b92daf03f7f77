import type { Db } from '../db/tables.ts'
import type { EventBody, Sealed } from '../ledger/event.ts'

/** An event as histories read it. */
export type HistoryEvent = { seq: number; at: Date; verb: string; actor: string; was: string; became: string; body: EventBody; sealed: Sealed | null; hash: string }

export async function readEvents(db: Db<any>, caseId: string): Promise<HistoryEvent[]> {
  const rows = await db.selectFrom('kernel.event').select(['seq', 'at', 'verb', 'actor', 'was', 'became', 'body', 'sealed', 'hash'])
    .where('case_id', '=', caseId).orderBy('seq').execute()
  return rows as unknown as HistoryEvent[]
}

/** The words that lie sealed in an event; none where they have been erased. */
export const wordsOf = (event: HistoryEvent | undefined): Record<string, any> => (event?.sealed?.says ?? {}) as Record<string, any>
export const saysOf = (event: HistoryEvent | undefined): Record<string, any> => (event?.body.says ?? {}) as Record<string, any>
/** Both together: which of a verb's answers are sealed is the verb's business. */
export const toldIn = (event: HistoryEvent | undefined): Record<string, any> => ({ ...saysOf(event), ...wordsOf(event) })

export const eventAt = (events: readonly HistoryEvent[], seq: number | undefined) => events.find((event) => event.seq === seq)
/** What a verb is called within its module. */
export const shortName = (verb: string) => verb.slice(verb.indexOf('.') + 1)
export const lastOf = (events: readonly HistoryEvent[], ...verbs: string[]) => events.findLast((event) => verbs.includes(shortName(event.verb)))
