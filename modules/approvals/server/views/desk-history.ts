import { dayOf } from '#kernel/calendar/day.ts'
import { saysOf, shortName, wordsOf } from '#kernel/case/events-of.ts'
import { momentInWords } from '#kernel/clocks/in-words.ts'
import type { Lang } from '#kernel/contract.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import type { Names } from '#kernel/identity/staff-names.ts'
import type { Office } from '#kernel/office.ts'
import type { DeskScreen, Given } from './desk-given.ts'
import { HISTORY } from './history-words.ts'
import { shortUnitOf } from './desk-names.ts'
import { STAFF_SENTENCES } from './staff-sentences.ts'
import type { StaffTold, Verb } from './staff-told.ts'

const WHO = { applicant: { zh: '申请人', en: 'The applicant' }, system: { zh: '系统', en: 'The system' }, colleague: { zh: '工作人员', en: 'A colleague' } }

export const whoIn = (office: Office, names: Names, lang: Lang) => (actor: string): string | null => {
  const [is, id = ''] = actor.split(':')
  if (is === 'resident') return WHO.applicant[lang]
  if (is !== 'staff') return WHO.system[lang]
  const staff = names.get(id)
  return staff ? `${staff.name} · ${shortUnitOf(office, staff.unit, lang)}` : WHO.colleague[lang]
}

function tell({ office, plan, made, now, lang }: Given, event: Given['events'][number]): StaffTold {
  const named = (found: { name: string; en: string } | undefined, key: unknown) => (found ? nameIn(found, lang) : String(key))
  return {
    says: saysOf(event), words: wordsOf(event),
    matter: (key) => named(plan.members.find((m) => m.matter === key), key), step: (id) => named(made.graph.find((node) => node.id === id), id), unit: (id) => shortUnitOf(office, String(id), lang),
    paper: (key) => named(plan.materials.find((m) => m.key === key) ?? plan.fields.find((f) => f.element.key === key)?.element ?? plan.members.find((m) => m.matter === key), key),
    due(clock) {
      const due = event.body.clocks[clock]?.due_at
      return due ? momentInWords(new Date(due), lang, dayOf(now).slice(0, 4)) : null
    },
  }
}

/** 经过: each step as staff read it, with what the applicant reads of it beside it. */
export function historyIn(given: Given): DeskScreen['history'] {
  const { office, events, files, who, lang } = given
  return events.map((event) => {
    const told = tell(given, event)
    const short = shortName(event.verb)
    const title = (office.verbs.get(event.verb) ?? office.opens.get(event.verb))?.title[lang] ?? short
    return {
      seq: event.seq, at: event.at.toISOString(), verb: event.verb, title, hash: event.hash, who: who(event.actor),
      text: STAFF_SENTENCES[lang][short as Verb]?.(told) ?? title, resident: HISTORY[lang][short]?.(told) ?? null,
      files: files.filter((file) => file.seq === event.seq).map(({ seq: _seq, ...file }) => file),
    }
  })
}

/** 办理意见: what each department found in each step, with its photos. */
export function findingsIn(given: Given): DeskScreen['findings'] {
  const { events, files, who } = given
  return events.filter((event) => event.verb === 'approvals.conclude_step').map((event) => {
    const { says, words, step, matter, unit } = tell(given, event)
    return {
      seq: event.seq, step: String(says['step']), stepName: step(says['step']), matter: matter(says['matter']), units: ((says['units'] ?? []) as string[]).map(unit), outcome: String(says['outcome']), opinion: String(words['opinion'] ?? ''),
      by: { who: who(event.actor), at: event.at.toISOString() }, files: files.filter((file) => file.seq === event.seq).map(({ seq: _seq, ...file }) => file),
    }
  })
}
