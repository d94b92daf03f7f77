import type { Static } from 'typebox'
import { dayOf } from '#kernel/calendar/day.ts'
import { momentInWords } from '#kernel/clocks/in-words.ts'
import type { Lang } from '#kernel/contract.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import type { EventBody, Sealed } from '#kernel/ledger/event.ts'
import type { Office } from '#kernel/office.ts'
import type { FileView, Step } from '../../contract.ts'
import { categoryName, unitName } from '../catalogue.ts'
import type { Doors } from '../definitions.ts'
import { partyName } from '../outside-parties.ts'
import type { RequestFacts } from '../request.ts'
import { SENTENCES } from '../sentences.ts'
import type { Told } from '../told.ts'
import { actorName, type Names, staffIn } from './names.ts'

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

const responderIn = (event: HistoryEvent) => (event.body.set.facts as RequestFacts | undefined)?.responder?.id
/** Ids of the staff who are named in a history. */
export const staffNamedIn = (events: readonly HistoryEvent[]): string[] => [...staffIn(events.map(({ actor }) => actor)), ...events.flatMap((event) => responderIn(event) ?? [])]

const UNDER_ANSWER = ['answered', 'concluded']

/** 办理前后照片 of the round that is under way or was answered last: what an earlier answer showed is not proof of this one. */
export function workPhotos(events: readonly HistoryEvent[], files: Files): Static<typeof FileView>[] {
  const backToWork = events.findLast((event) => UNDER_ANSWER.includes(event.was) && !UNDER_ANSWER.includes(event.became))?.seq ?? 0
  return files.filter((file) => (file.label === 'before' || file.label === 'after') && file.seq > backToWork).map(({ seq: _seq, ...file }) => file)
}

/** The history in sentences. A resident's leaves out the office's own steps; staff see all, with those marked. */
export function stepsOf(office: Office, events: readonly HistoryEvent[], given: { audience: 'resident' | 'staff'; files: Files; names: Names; applicant: string | null; lang: Lang }): Static<typeof Step>[] {
  const { audience, files, names, applicant, lang } = given
  const year = dayOf(office.now()).slice(0, 4)
  let holder = ''
  let responder: string | null = null
  return events.flatMap((event, n) => {
    const set = event.body.set as Partial<CaseRow>
    holder = set.unit_id ?? holder
    if (set.facts) responder = names.get(responderIn(event) ?? '')?.name ?? null
    const told: Told = {
      says: saysOf(event), words: wordsOf(event), became: event.became, holder, responder,
      unit: (id) => unitName(office, id, lang),
      category: (code) => categoryName(office, code, lang),
      door(branch) {
        const door = office.definitions.newest<Doors>('doors')?.body.find((one) => one.id === branch)
        return door ? nameIn(door, lang) : branch
      },
      party: (id) => partyName(office, id, lang),
      due(clock) {
        const due = event.body.clocks[clock]?.due_at
        return due ? momentInWords(new Date(due), lang, year) : null
      },
      earlier: (...verbs) => toldIn(lastOf(events.slice(0, n), ...verbs)),
    }
    const sentences = SENTENCES[lang][shortName(event.verb)]
    const title = (office.verbs.get(event.verb) ?? office.opens.get(event.verb))?.title[lang] ?? shortName(event.verb)
    const forResident = sentences?.resident?.(told) ?? null
    if (audience === 'resident' && forResident === null) return []
    return {
      seq: event.seq, at: event.at.toISOString(), verb: event.verb, title, hash: event.hash,
      text: audience === 'resident' ? forResident! : (sentences?.staff(told) ?? title),
      who: actorName(office, event.actor, { audience, names, applicant, lang }),
      files: files.filter((file) => file.seq === event.seq).map(({ seq: _seq, ...file }) => file),
      resident: forResident,
    }
  })
}
