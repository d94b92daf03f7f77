import { dayOf } from '#kernel/calendar/day.ts'
import type { HistoryEvent } from '#kernel/case/events-of.ts'
import type { ClockRow } from '#kernel/clocks/clock-set.ts'
import type { District } from '#kernel/definitions/district.ts'
import { unitsOf } from '#kernel/identity/units.ts'
import type { Office } from '#kernel/office.ts'
import type { Plan } from '../../rules/plan.ts'

/** 文书: what an act is in writing, with whose seal and on what day. Paragraphs and, between them, numbered lines. */
export type Document = { title: string; number: string; to: string; says: readonly string[]; lines: readonly string[]; then: readonly string[]; authority: string; on: Date }

export type Event = Pick<HistoryEvent, 'seq' | 'verb' | 'at' | 'body' | 'sealed'>

/** The act that a document puts into writing, as it stands in the ledger. */
type Act = { seq: number; verb: string; at: Date; says: Record<string, any>; words: Record<string, any>; clocks: Record<string, ClockRow> }

/** What every paper is written from. `whole` and `one`: how a sentence calls the application, and the matter that the act is about. */
export type Writing = {
  plan: Plan
  act: Act
  whole: string
  one: string
  remedies: string
  nameOf: (unit: string) => string
  made: (suffix: string, title: string, given: Partial<Document> & Pick<Document, 'says'>) => Document[]
}

export const LAW = '《中华人民共和国行政许可法》'

export const sentence = (words: unknown): string => `${String(words ?? '').trim().replace(/[。；;]$/, '')}。`

export function writingOf(office: Office, plan: Plan, kase: { number: string; applicant: string }, { seq, verb, at, body, sealed }: Event): Writing {
  const act: Act = { seq, verb, at, says: body.says, words: sealed?.says ?? {}, clocks: body.clocks }
  const nameOf = (unit: string) => unitsOf(office).find((one) => one.id === unit)?.name ?? unit
  const matter = plan.members.find((m) => m.matter === act.says['matter'])
  return {
    plan, act, nameOf, whole: `“${plan.name}”（申请编号 ${kase.number}）`, one: `“${matter?.name ?? act.says['matter']}”（申请编号 ${kase.number}）`,
    // 行政复议法 (2023) art. 20; 行政诉讼法 art. 46.
    remedies: `如不服本决定，可以自收到之日起六十日内向${office.definitions.newest<District>('district')!.body.name}人民政府申请行政复议，或者自收到之日起六个月内依法向人民法院提起行政诉讼。`,
    made: (suffix, title, given) => [{ title, number: `${kase.number}-${suffix}${seq}`, to: kase.applicant, lines: [], then: [], authority: nameOf(plan.preReview.unit), on: at, ...given }],
  }
}

/** The plan that an application stood under when an act was done: what was told then is told so for ever. */
export const planHashAt = (events: readonly Event[], seq: number): string => events.filter((event) => event.seq <= seq).reduce((hash, { verb, body }) => {
  const says = body.says as { plan?: string; to?: string; moves?: string }
  return verb === 'approvals.submit' ? says.plan! : verb === 'approvals.migrate_plan' && says.moves !== 'stays' ? says.to! : hash
}, '')

export const onDay = (due: string | null | undefined) => (due ? dayOf(new Date(due)) : undefined)
