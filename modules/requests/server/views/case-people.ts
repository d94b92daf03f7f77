import { sql } from 'kysely'
import type { Static } from 'typebox'
import { maySee } from '#kernel/case/act.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import { countInWords } from '#kernel/clocks/in-words.ts'
import type { CaseId, Lang } from '#kernel/contract.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import { type Actor, keyOf } from '#kernel/identity/actor.ts'
import { maskName, maskPhone } from '#kernel/identity/masks.ts'
import { callback, dispatcher, handler, supervisor, unitLead } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import type { views } from '../../contract.ts'
import { assign, categoryOf, sectionOf, unitName } from '../catalogue.ts'
import type { Question } from '../definitions.ts'
import { factsOf } from '../request.ts'
import { caller } from './caller.ts'
import type { Report } from './case-parts.ts'
import { notRecused } from './visible.ts'

type Shown = Static<typeof views.case.output>
type People = Pick<Shown, 'applicant' | 'reporters'>

/** 保密诉求: reception, supervisors and the unit that has it now must know who asks; who assists, or had it before, need not. */
const mustKnowWho = (actor: Actor, kase: CaseRow) => [dispatcher, callback, supervisor, handler, unitLead].some((who) => who.of(actor, kase))

/** Whoever need not know, and did not take the call either, reads no name and no number. */
export function peopleFor(actor: Actor, kase: CaseRow, taker: string | undefined, people: People): People {
  if (!factsOf(kase).confidential || mustKnowWho(actor, kase) || keyOf(actor) === taker) return people
  const { applicant, reporters } = people
  return {
    applicant: applicant && { ...applicant, name: maskName(applicant.name), phone: applicant.phone && maskPhone(applicant.phone), contact: applicant.contact && maskName(applicant.contact), earlier: false },
    reporters: reporters.map((one) => ({ ...one, name: maskName(one.name) })),
  }
}

/** 诉求人: whoever handles the request must be able to ring them. */
export async function readApplicant(db: Db<any>, kase: CaseRow, report: Report, actor: Actor, lang: Lang): Promise<Shown['applicant']> {
  if (!kase.applicant_id || actor.is !== 'staff') return null
  const { rows } = await sql<{ name: string | null; phone: string | null; cases: number }>`
    select r.name, r.phone, (select count(*)::int from kernel.case c where c.applicant_id = ${kase.applicant_id}::uuid and c.kind = 'request' and ${notRecused(actor)}) as cases
    from (select) one left join kernel.resident r on r.id = ${kase.applicant_id}::uuid`.execute(db)
  const row = rows[0]
  return { name: row?.name ?? report.contact ?? { zh: '居民', en: 'Resident' }[lang], phone: report.phone ?? row?.phone ?? null, cases: row?.cases ?? 1, earlier: caller.may.some((who) => who.of(actor, null)), contact: report.contact }
}

/**
 * Everybody else who said the same, with what they added since. Whose complaint the reader must not see is not among them;
 * who of them is confidential is read here as much as in a case of their own.
 */
export async function readReporters(db: Db<any>, kase: CaseRow, actor: Actor, lang: Lang): Promise<{ reporters: Shown['reporters']; confidential: CaseId[] }> {
  if (actor.is !== 'staff') return { reporters: [], confidential: [] }
  const { rows } = await sql<{ id: string; number: string; state: string; unit_id: string; opened_at: Date; text: string | null; summary: string; name: string | null; contact: string | null; confidential: boolean; added: string[] | null }>`
    select c.id, c.number, c.state, c.unit_id, c.opened_at, r.text, c.summary, p.name, r.contact, c.facts ? 'confidential' as confidential,
      (select array_agg(e.sealed->'says'->>'text' order by e.seq) from kernel.event e where e.case_id = c.id and e.verb = 'requests.add_words' and e.sealed is not null) as added
    from kernel.case c left join requests.report r on r.case_id = c.id left join kernel.resident p on p.id = c.applicant_id
    where c.kind = 'request' and c.facts ? 'into' and c.facts->>'into' = ${kase.id} and c.state <> 'withdrawn'
      and ${notRecused(actor)}
    order by c.opened_at limit 200`.execute(db)
  const known = (row: (typeof rows)[number]) => row.name ?? row.contact ?? { zh: '居民', en: 'Resident' }[lang]
  // While it is joined, whoever has this case has theirs as well; afterwards the unit that theirs is with.
  const mayName = (row: (typeof rows)[number]) => !row.confidential || mustKnowWho(actor, row.state === 'merged' ? kase : { ...kase, unit_id: row.unit_id })
  return {
    reporters: rows.map((row) => ({ id: row.id, number: row.number, name: mayName(row) ? known(row) : maskName(known(row)), text: [row.text ?? row.summary, ...(row.added ?? [])].join('\n'), openedAt: row.opened_at.toISOString(), state: row.state })),
    confidential: rows.filter((row) => row.confidential).map(({ id }) => id),
  }
}

/** Another case that this one belongs to, if the reader may see that as well. */
export async function readLink(office: Office, db: Db<any>, actor: Actor, id: string | undefined): Promise<{ id: string; number: string } | null> {
  if (!id) return null
  const other = await db.selectFrom('kernel.case').selectAll().where('id', '=', id).executeTakeFirst()
  return other && maySee(office, actor, other as unknown as CaseRow) ? { id, number: other.number } : null
}

/** The form's questions with what was answered, in the words of the form. */
export function answersInWords(office: Office, kase: CaseRow, answers: Record<string, unknown>, lang: Lang): Shown['answers'] {
  const questions: Question[] = [
    ...sectionOf(office, factsOf(kase).section).questions,
    ...(kase.category ? (known(() => categoryOf(office, kase.category!))?.questions ?? []) : []),
  ]
  return Object.entries(answers).map(([id, value]) => {
    const question = questions.find((one) => one.id === id)
    const option = question?.options?.find((one) => one.id === value)
    return { label: labelIn(question, lang) ?? id, value: labelIn(option, lang) ?? (typeof value === 'boolean' ? YES_NO[lang][Number(value)]! : String(value)) }
  })
}

const YES_NO: Record<Lang, [string, string]> = { zh: ['否', '是'], en: ['No', 'Yes'] }
const labelIn = (thing: { label: string; en: string } | undefined, lang: Lang) => thing && (lang === 'zh' ? thing.label : thing.en)

/** 派单建议: what the catalogue in force says today, so that one key press is enough. */
export function suggestionFor(office: Office, kase: CaseRow, category: string | null, now: Date, lang: Lang): Shown['suggestion'] {
  if (!category || !known(() => categoryOf(office, category))) return null
  const by = assign(office, { category, area: kase.area, day: dayOf(now), pins: kase.pins, recused: kase.recused })
  return {
    category, lead: by.lead ?? '', leadName: by.lead ? unitName(office, by.lead, lang) : '', assist: by.assist, rule: by.rule,
    limit: countInWords(by.limit.count, by.limit.unit, lang), why: by.why[lang],
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

