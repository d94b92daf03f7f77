import type { Static } from 'typebox'
import { dayOf } from '#kernel/calendar/day.ts'
import { momentInWords } from '#kernel/clocks/in-words.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import type { EventBody, Sealed } from '#kernel/ledger/event.ts'
import type { Office } from '#kernel/office.ts'
import type { FileView, Step } from '../../contract.ts'
import { categoryName, unitName } from '../catalogue.ts'
import type { Doors } from '../definitions.ts'
import { SENTENCES, type Told } from '../titles.ts'
import { actorName, type Names } from './names.ts'

export type HistoryEvent = { seq: number; at: Date; verb: string; actor: string; was: string; became: string; body: EventBody; sealed: Sealed | null; hash: string }
export type Files = (Static<typeof FileView> & { seq: number })[]

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
const shortName = (verb: string) => verb.slice(verb.indexOf('.') + 1)
export const lastOf = (events: readonly HistoryEvent[], ...verbs: string[]) => events.findLast((event) => verbs.includes(shortName(event.verb)))

/** The history in sentences. A resident's leaves out the office's own steps; staff see all, with those marked. */
export function stepsOf(office: Office, events: readonly HistoryEvent[], given: { audience: 'resident' | 'staff'; files: Files; names: Names; applicant: string | null }): Static<typeof Step>[] {
  const { audience, files, names, applicant } = given
  const year = dayOf(office.now()).slice(0, 4)
  let holder = ''
  let responder: string | null = null
  return events.flatMap((event, n) => {
    const set = event.body.set as Partial<CaseRow>
    holder = set.unit_id ?? holder
    responder = (set.facts as { responder?: { name: string } } | undefined)?.responder?.name ?? (set.facts ? null : responder)
    const told: Told = {
      says: saysOf(event), words: wordsOf(event), became: event.became, holder, responder,
      unit: (id) => unitName(office, id),
      category: (code) => categoryName(office, code),
      door: (branch) => office.definitions.newest<Doors>('doors')?.body.find((door) => door.id === branch)?.name ?? branch,
      due(clock) {
        const due = event.body.clocks[clock]?.due_at
        return due ? momentInWords(new Date(due), 'zh', year) : null
      },
      earlier: (...verbs) => toldIn(lastOf(events.slice(0, n), ...verbs)),
    }
    const sentences = SENTENCES[shortName(event.verb)]
    const title = (office.verbs.get(event.verb) ?? office.opens.get(event.verb))?.title.zh ?? shortName(event.verb)
    const forResident = sentences?.resident?.(told) ?? null
    if (audience === 'resident' && forResident === null) return []
    return {
      seq: event.seq, at: event.at.toISOString(), verb: event.verb, title, hash: event.hash,
      text: audience === 'resident' ? forResident! : (sentences?.staff(told) ?? title),
      who: actorName(office, event.actor, { audience, names, applicant }),
      files: files.filter((file) => file.seq === event.seq).map(({ seq: _seq, ...file }) => file),
      internal: forResident === null,
    }
  })
}
