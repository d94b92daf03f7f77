import { sql } from 'kysely'
import type { Static } from 'typebox'
import { maySee } from '#kernel/case/act.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import { countInWords } from '#kernel/clocks/in-words.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import type { views } from '../../contract.ts'
import { assign, categoryOf, sectionOf, unitName } from '../catalogue.ts'
import type { Question } from '../definitions.ts'
import { factsOf } from '../request.ts'
import type { Report } from './case-parts.ts'
import { notRecused } from './visible.ts'

type Shown = Static<typeof views.case.output>

/** 诉求人: whoever handles the request must be able to ring them. */
export async function readApplicant(db: Db<any>, kase: CaseRow, report: Report, actor: Actor): Promise<Shown['applicant']> {
  if (!kase.applicant_id || actor.is !== 'staff') return null
  const { rows } = await sql<{ name: string | null; phone: string | null; cases: number }>`
    select r.name, r.phone, (select count(*)::int from kernel.case c where c.applicant_id = ${kase.applicant_id}::uuid and c.kind = 'request' and ${notRecused(actor)}) as cases
    from (select) one left join kernel.resident r on r.id = ${kase.applicant_id}::uuid`.execute(db)
  const row = rows[0]
  return { name: row?.name ?? report.contact ?? '居民', phone: report.phone ?? row?.phone ?? null, cases: row?.cases ?? 1, contact: report.contact }
}

/** Everybody else who said the same. Whose complaint the reader must not see is not among them. */
export async function readReporters(db: Db<any>, kase: CaseRow, actor: Actor): Promise<Shown['reporters']> {
  if (actor.is !== 'staff') return []
  const { rows } = await sql<{ id: string; number: string; state: string; opened_at: Date; text: string | null; summary: string; name: string | null; contact: string | null }>`
    select c.id, c.number, c.state, c.opened_at, r.text, c.summary, p.name, r.contact
    from kernel.case c left join requests.report r on r.case_id = c.id left join kernel.resident p on p.id = c.applicant_id
    where c.kind = 'request' and c.facts ? 'into' and c.facts->>'into' = ${kase.id} and c.state <> 'withdrawn'
      and ${notRecused(actor)}
    order by c.opened_at limit 200`.execute(db)
  return rows.map((row) => ({ id: row.id, number: row.number, name: row.name ?? row.contact ?? '居民', text: row.text ?? row.summary, openedAt: row.opened_at.toISOString(), state: row.state }))
}

/** Another case that this one belongs to, if the reader may see that as well. */
export async function readLink(office: Office, db: Db<any>, actor: Actor, id: string | undefined): Promise<{ id: string; number: string } | null> {
  if (!id) return null
  const other = await db.selectFrom('kernel.case').selectAll().where('id', '=', id).executeTakeFirst()
  return other && maySee(office, actor, other as unknown as CaseRow) ? { id, number: other.number } : null
}

/** The form's questions with what was answered, in the words of the form. */
export function answersInWords(office: Office, kase: CaseRow, answers: Record<string, unknown>): Shown['answers'] {
  const questions: Question[] = [
    ...sectionOf(office, factsOf(kase).section).questions,
    ...(kase.category ? (known(() => categoryOf(office, kase.category!))?.questions ?? []) : []),
  ]
  return Object.entries(answers).map(([id, value]) => {
    const question = questions.find((one) => one.id === id)
    return { label: question?.label ?? id, value: question?.options?.find((option) => option.id === value)?.label ?? (typeof value === 'boolean' ? (value ? '是' : '否') : String(value)) }
  })
}

/** 派单建议: what the catalogue in force says today, so that one key press is enough. */
export function suggestionFor(office: Office, kase: CaseRow, now: Date): Shown['suggestion'] {
  if (!kase.category || !known(() => categoryOf(office, kase.category!))) return null
  const by = assign(office, { category: kase.category, area: kase.area, day: dayOf(now) })
  return {
    lead: by.lead ?? '', leadName: by.lead ? unitName(office, by.lead) : '', assist: by.assist, rule: by.rule,
    limit: countInWords(by.limit.count, by.limit.unit, 'zh'), why: by.why,
  }
}

/** A category that has since left the definitions is no reason not to show the case. */
function known<T>(find: () => T): T | undefined {
  try {
    return find()
  } catch {
    return undefined
  }
}

