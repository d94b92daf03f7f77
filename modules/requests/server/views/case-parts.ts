import { sql } from 'kysely'
import type { Static } from 'typebox'
import { maySee } from '#kernel/case/act.ts'
import { type Clock, type ClockRow, clockOf } from '#kernel/clocks/clock-set.ts'
import { explain } from '#kernel/clocks/explain.ts'
import { dueInWords, momentInWords } from '#kernel/clocks/in-words.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { notFound } from '#kernel/refusal.ts'
import type { ClockView } from '../../contract.ts'
import type { Files } from './history.ts'

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

export async function readFiles(db: Db<any>, caseId: string, audience: 'resident' | 'staff'): Promise<Files> {
  const rows = await db.selectFrom('kernel.case_file as on').innerJoin('kernel.file as file', 'file.id', 'on.file_id')
    .select(['file.id', 'file.name', 'file.kind', 'file.size', 'file.seconds', 'file.width', 'file.height', 'file.variants', 'on.label', 'on.audience', 'on.seq'])
    .where('on.case_id', '=', caseId).orderBy('on.seq').orderBy('file.made_at').execute()
  return rows.filter((row) => audience === 'staff' || row.audience !== 'handler').map((row) => ({
    id: row.id, name: row.name, kind: row.kind ?? 'file', size: Number(row.size), label: row.label, audience: row.audience,
    seconds: row.seconds, width: row.width, height: row.height, variants: Object.keys((row.variants ?? {}) as object), seq: row.seq,
  }))
}

/** What set each kind of clock going, as the explanation begins. */
const BEGAN: Record<string, string> = {
  dispatch: '提交', respond: '提交', sign: '派单', conclude: '派单', assist: '派单', return: '派单', adjudicate: '退单', supply: '请您补充',
  approve: '送审', extension: '申请延期', callback: '答复', supervision: '督办', dispute: '提出异议', promise: '承诺',
}

export function explained(office: Office, clock: Clock, purpose?: string): string {
  const words = purpose ?? office.clockKinds.get(clock.kind)?.purpose.zh ?? clock.kind
  return explain(clock.span, office.calendar(), 'zh', words, BEGAN[clock.kind] ?? '受理')
}

export const stopOf = (clock: Clock | undefined): string | null => clock?.span.stops.find((stop) => !stop.until)?.why ?? null

export function clockView(office: Office, clock: KeptClock, now: Date): Static<typeof ClockView> {
  const { name, kind, unit, span, dueAt, doneAt } = clock
  const until = doneAt ?? now
  const late = dueAt !== null && dueAt < until && (office.clockKinds.get(kind)?.alarms(span, dueAt, office.calendar()).length ?? 0) > 0
  const said = (at: Date) => momentInWords(at, 'zh', dayOf(now).slice(0, 4))
  return {
    name, kind, purpose: office.clockKinds.get(kind)?.purpose.zh ?? kind, unit,
    startedAt: span.started_at.toISOString(), dueAt: dueAt?.toISOString() ?? null, doneAt: doneAt?.toISOString() ?? null,
    stopped: doneAt ? null : stopOf(clock), provisional: clock.provisional, late,
    inWords: doneAt ? `${said(doneAt)}完成${late ? '，已超时' : ''}` : dueInWords(dueAt, now, 'zh', office.calendar()),
    why: explained(office, clock),
  }
}
