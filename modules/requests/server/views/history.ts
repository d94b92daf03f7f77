import { dayOf } from '#kernel/calendar/day.ts'
import { momentInWords } from '#kernel/clocks/in-words.ts'
import { type HistoryEvent, lastOf, saysOf, shortName, toldIn, wordsOf } from '#kernel/case/events-of.ts'
import type { Files } from '#kernel/case/files-of.ts'
import type { FileView, Lang, Step } from '#kernel/contract.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import type { Office } from '#kernel/office.ts'
import { categoryName, unitName } from '../catalogue.ts'
import type { Doors } from '../definitions.ts'
import { partyName } from '../outside-parties.ts'
import type { RequestFacts } from '../request.ts'
import { SENTENCES } from '../sentences.ts'
import type { Told } from '../told.ts'
import { type Names, staffIn } from '#kernel/identity/staff-names.ts'
import { actorName } from './names.ts'

const responderIn = (event: HistoryEvent) => (event.body.set.facts as RequestFacts | undefined)?.responder?.id
/** Ids of the staff who are named in a history. */
export const staffNamedIn = (events: readonly HistoryEvent[]): string[] => [...staffIn(events.map(({ actor }) => actor)), ...events.flatMap((event) => responderIn(event) ?? [])]

const UNDER_ANSWER = ['answered', 'concluded']

/** 办理前后照片 of the round that is under way or was answered last: what an earlier answer showed is not proof of this one. */
export function workPhotos(events: readonly HistoryEvent[], files: Files): FileView[] {
  const backToWork = events.findLast((event) => UNDER_ANSWER.includes(event.was) && !UNDER_ANSWER.includes(event.became))?.seq ?? 0
  return files.filter((file) => (file.label === 'before' || file.label === 'after') && file.seq > backToWork).map(({ seq: _seq, ...file }) => file)
}

/** The history in sentences. A resident's leaves out the office's own steps; staff see all, with those marked. */
export function stepsOf(office: Office, events: readonly HistoryEvent[], given: { audience: 'resident' | 'staff'; files: Files; names: Names; applicant: string | null; lang: Lang }): Step[] {
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
