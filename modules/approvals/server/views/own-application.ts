import { sql } from 'kysely'
import { maySee } from '#kernel/case/act.ts'
import { type Clock, type ClockRow, clockOf } from '#kernel/clocks/clock-set.ts'
import { momentInWords } from '#kernel/clocks/in-words.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import type { Lang } from '#kernel/contract.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import { nameIn, type Units } from '#kernel/definitions/district.ts'
import type { EventBody, Sealed } from '#kernel/ledger/event.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { notFound } from '#kernel/refusal.ts'
import { awaitedStep } from '../../rules/awaited-step.ts'
import { ISSUE } from '../../rules/schedule.ts'
import type { Application, ApplicationFacts, ApplicationState } from '../application.ts'
import { askedIn, isPast } from '../branches.ts'
import { STATUS } from './application-words.ts'

export type KeptClock = Clock & { provisional: boolean }
export type Own = { kase: CaseRow; made: Application; clocks: KeptClock[] }
export type Event = { seq: number; at: Date; verb: string; actor: string; body: EventBody; sealed: Sealed | null; hash: string }

type Row = CaseRow & { made: Omit<Application, 'case_id'>; clocks: (ClockRow & { name: string; provisional: boolean })[] | null }

const COLUMNS = sql`c.*, to_jsonb(a) as made, (select jsonb_agg(to_jsonb(k)) from kernel.clock k where k.case_id = c.id) as clocks from kernel.case c join approvals.application a on a.case_id = c.id`

/** One application with its clocks; what one may not see is not there. */
export async function readOwn(office: Office, db: Db<any>, actor: Actor, id: string): Promise<Own> {
  const { rows } = await sql<Row>`select ${COLUMNS} where c.id = ${id}::uuid and c.kind = 'application'`.execute(db)
  if (!rows[0] || !maySee(office, actor, rows[0])) notFound()
  return ownOf(rows[0])
}

const MOST = 100

export async function readAllOwn(db: Db<any>, residentId: string): Promise<Own[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} where c.kind = 'application' and c.applicant_id = ${residentId}::uuid order by c.opened_at desc, c.id desc limit ${MOST}`.execute(db)
  return rows.map(ownOf)
}

function ownOf({ made, clocks, ...kase }: Row): Own {
  return { kase: kase as CaseRow, made: made as Application, clocks: (clocks ?? []).map((clock) => ({ ...clockOf(clock), provisional: clock.provisional })) }
}

export async function readEvents(db: Db<any>, caseId: string): Promise<Event[]> {
  return (await db.selectFrom('kernel.event').select(['seq', 'at', 'verb', 'actor', 'body', 'sealed', 'hash']).where('case_id', '=', caseId).orderBy('seq').execute()) as unknown as Event[]
}

/** The step that everybody waits for; before it is accepted that is the pre-review, and after it is issued there is none. */
export function awaitedOf({ kase, made }: Own, facts: ApplicationFacts): string | undefined {
  if (kase.state === 'ready') return ISSUE
  return kase.state === 'in_progress' ? awaitedStep(made.graph, (node) => isPast(node, facts)) : undefined
}

/** The clock that the applicant waits on. */
export function awaitedClock({ kase, clocks }: Own): KeptClock | undefined {
  const names = kase.state === 'submitted' ? ['pre_review'] : kase.state === 'ready' ? ['whole', 'issue'] : ['whole']
  return names.flatMap((name) => clocks.find((clock) => clock.name === name && !clock.doneAt) ?? [])[0]
}

export function statusOf(office: Office, own: Own, facts: ApplicationFacts, given: { missing: number; certificates: number; lang: Lang }): string {
  const { lang } = given
  const due = awaitedClock(own)?.dueAt
  const node = own.made.graph.find((one) => one.id === awaitedOf(own, facts))
  return STATUS[lang][own.kase.state as ApplicationState]({
    ...given, due: due ? momentInWords(due, lang, dayOf(office.now()).slice(0, 4)) : null, unit: unitNameOf(office, own.kase.unit_id, lang),
    awaited: node && node.id !== ISSUE ? `${nameIn(node, lang)}${lang === 'zh' ? '（' : ' ('}${askedIn(node, facts).map((unit) => unitNameOf(office, unit, lang)).join(lang === 'zh' ? '、' : ', ')}${lang === 'zh' ? '）' : ')'}` : null,
    working: Object.values(facts.branches).filter(({ state }) => state === 'working' || state === 'stopped').length, matters: Object.keys(facts.branches).length, later: facts.later?.length ?? 0,
  })
}

export function unitNameOf(office: Office, id: string, lang: Lang): string {
  const unit = office.definitions.newest<Units>('units')?.body.find((one) => one.id === id)
  return unit ? nameIn(unit, lang) : id
}
