import { sql } from 'kysely'
import { maySee } from '#kernel/case/act.ts'
import { type Clock, type ClockRow, clockOf } from '#kernel/clocks/clock-set.ts'
import { explain } from '#kernel/clocks/explain.ts'
import { dueInWords, momentInWords } from '#kernel/clocks/in-words.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import type { ClockView, Lang, Words } from '#kernel/contract.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { notFound } from '#kernel/refusal.ts'
import { EXTENDED, WAITS_FOR_RESIDENT } from '../clocks.ts'

export type Report = { text: string; answers: Record<string, unknown>; contact: string | null; phone: string | null }
export type KeptClock = Clock & { provisional: boolean }
export type Opened = { kase: CaseRow; report: Report; clocks: KeptClock[] }

/** The case with its words and clocks in one question; what one may not see is not there. */
export async function readCase(office: Office, db: Db<any>, actor: Actor, id: string): Promise<Opened> {
  const { rows } = await sql<CaseRow & Report & { clocks: (ClockRow & { name: string })[] | null }>`
    select c.*, r.text, r.answers, r.contact, r.phone, (select jsonb_agg(to_jsonb(k)) from kernel.clock k where k.case_id = c.id) as clocks
    from kernel.case c left join requests.report r on r.case_id = c.id where c.id = ${id}::uuid and c.kind = 'request'`.execute(db)
  const row = rows[0]
  if (!row) notFound()
  const { text, answers, contact, phone, clocks, ...kase } = row
  if (!maySee(office, actor, kase as CaseRow)) notFound()
  return {
    kase: kase as CaseRow,
    report: { text: text ?? kase.summary, answers: answers ?? {}, contact, phone },
    clocks: (clocks ?? []).map((clock) => ({ ...clockOf(clock), provisional: clock.provisional })),
  }
}

/** How the reckoning of each kind of clock begins, and ends: what set it going, and what is to be done. */
const BEGAN: Record<string, Words> = {
  dispatch: { zh: '提交', en: 'submitted' }, respond: { zh: '提交', en: 'submitted' }, sign: { zh: '派单', en: 'dispatched' }, opinion: { zh: '派单', en: 'dispatched' }, conclude: { zh: '派单', en: 'dispatched' },
  assist: { zh: '派单', en: 'dispatched' }, return: { zh: '派单', en: 'dispatched' }, adjudicate: { zh: '退单', en: 'returned' }, supply: { zh: '请您补充', en: 'asked' },
  approve: { zh: '送审', en: 'handed in for approval' }, extension: { zh: '申请延期', en: 'asked for' }, callback: { zh: '答复', en: 'answered' },
  supervision: { zh: '督办', en: 'ordered' }, dispute: { zh: '提出异议', en: 'disputed' }, promise: { zh: '承诺', en: 'promised' },
}
const TO_BE: Record<string, string> = {
  dispatch: 'dispatched', respond: 'responded to', sign: 'signed for', opinion: 'given an opinion', conclude: 'concluded', assist: 'reported on', return: 'returned, if at all,', adjudicate: 'decided', supply: 'answered',
  approve: 'approved', extension: 'decided', callback: 'called back', supervision: 'answered', dispute: 'settled', promise: 'kept',
}
const REASONS = [WAITS_FOR_RESIDENT, EXTENDED]
const reasonIn = (why: string, lang: Lang) => REASONS.find(({ zh }) => zh === why)?.[lang] ?? why

export function explained(office: Office, { kind, span }: Clock, lang: Lang, purpose?: string): string {
  const words = purpose ?? { zh: office.clockKinds.get(kind)?.purpose.zh, en: TO_BE[kind] }[lang] ?? kind
  const told = <T extends { why: string }>(each: T): T => ({ ...each, why: reasonIn(each.why, lang) })
  return explain({ ...span, stops: span.stops.map(told), extensions: span.extensions.map(told) }, office.calendar(), lang, words, BEGAN[kind]?.[lang])
}

export function stopOf(clock: Clock | undefined, lang: Lang): string | null {
  const stop = clock?.span.stops.find(({ until }) => !until)
  return stop ? reasonIn(stop.why, lang) : null
}

export function clockView(office: Office, clock: KeptClock, now: Date, lang: Lang): ClockView {
  const { name, kind, unit, span, dueAt, doneAt } = clock
  const until = doneAt ?? now
  const late = dueAt !== null && dueAt < until && (office.clockKinds.get(kind)?.alarms(span, dueAt, office.calendar()).length ?? 0) > 0
  const said = (at: Date) => momentInWords(at, lang, dayOf(now).slice(0, 4))
  return {
    name, kind, purpose: office.clockKinds.get(kind)?.purpose[lang] ?? kind, unit,
    startedAt: span.started_at.toISOString(), dueAt: dueAt?.toISOString() ?? null, doneAt: doneAt?.toISOString() ?? null,
    stopped: doneAt ? null : stopOf(clock, lang), provisional: clock.provisional, late,
    inWords: doneAt ? { zh: `${said(doneAt)}完成${late ? '，已超时' : ''}`, en: `done at ${said(doneAt)}${late ? ', late' : ''}` }[lang] : dueInWords(dueAt, now, lang, office.calendar()),
    why: explained(office, clock, lang),
  }
}
