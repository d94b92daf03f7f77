import { can } from '#kernel/case/can.ts'
import { readEvents } from '#kernel/case/events-of.ts'
import { readFiles } from '#kernel/case/files-of.ts'
import { readingsOf, recordReading } from '#kernel/case/reading.ts'
import type { Words } from '#kernel/contract.ts'
import type { Db } from '#kernel/db/tables.ts'
import { readNames, staffIn } from '#kernel/identity/staff-names.ts'
import { anyStaff, supervisor } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { deskViews } from '../../contract.ts'
import { limitOf } from '../../rules/limit.ts'
import { type ApplicationTables, factsOf } from '../application.ts'
import { documentsIn } from '../documents/document-of.ts'
import { planBy } from '../plans.ts'
import { fetchedValues } from '../registers/fetched-values.ts'
import { lookupsOf } from '../registers/lookups-of.ts'
import { lineOf, readLineRows } from './desk-line.ts'
import { clockViews } from './desk-clocks.ts'
import { findingsIn, historyIn, whoIn } from './desk-history.ts'
import { mattersIn } from './desk-matters.ts'
import { papersIn, sheetsIn } from './desk-papers.ts'
import { graphIn } from './desk-steps.ts'
import { readOwn } from './own-application.ts'

/** Everything about one application on one screen, for whoever of the staff may see it. Each reading of it is kept. */
export const deskApplication = view({
  name: 'approvals.application',
  title: '一件申请',
  ...deskViews.application,
  may: [anyStaff],

  async run({ office, db, actor, input, now, lang }) {
    const one = await readOwn(office, db, actor, input.id)
    const { kase, made, clocks } = one
    await recordReading(db, actor, { caseIds: [kase.id], what: 'approvals.application', now })
    const facts = factsOf(kase)
    const plan = await planBy(db as unknown as Db<ApplicationTables>, facts.plan)
    const [events, files, lookups, fetched, [row], applicant, readings] = await Promise.all([
      readEvents(db, kase.id), readFiles(db, kase.id, 'staff'), lookupsOf(office, kase.id, lang), fetchedValues(db, { caseId: kase.id, plan, answers: made.answers }),
      readLineRows(db, actor, [kase.id], now), readApplicant(db, kase.applicant_id), supervisor.of(actor, kase) ? readingsOf(db, kase.id) : [],
    ])
    const names = await readNames(db, staffIn([...events.map((event) => event.actor), ...readings.map(({ who }) => who)]))
    const who = whoIn(office, names, lang)
    const verbs = can(office, actor, kase, clocks)
    const given = { office, actor, kase, facts, plan, made, clocks, events, files, lookups, fetched, who, now, lang }
    return {
      line: lineOf(office, row!, kase.closed_at ? null : kase.due_at, now, lang), says: lang === 'zh' ? plan.says : plan.saysEn, area: kase.area, supplemented: facts.supplement !== undefined, deemed: facts.deemed === true,
      applicant: { name: applicant?.name ?? APPLICANT[lang], phone: (events[0]?.sealed?.says as { phone?: string } | undefined)?.phone ?? applicant?.phone ?? null },
      sheets: sheetsIn(given), papers: papersIn(given), matters: mattersIn(given), ...graphIn(given), findings: findingsIn(given),
      limit: limitOf(plan, plan.members.filter((m) => facts.branches[m.matter]), made.answers).days,
      clocks: clockViews(given), history: historyIn(given), documents: documentsIn(office, plan, { number: kase.number, applicant: '' }, events), can: verbs, titles: Object.fromEntries(verbs.map((name) => [name, (office.verbs.get(name) ?? office.opens.get(name))!.title])), head: kase.head,
      readings: readings.map((reading) => ({ who: who(reading.who) ?? '', at: reading.at.toISOString() })),
    }
  },
})

const APPLICANT: Words = { zh: '申请人', en: 'The applicant' }

async function readApplicant(db: Db<any>, id: string | null): Promise<{ name: string; phone: string } | undefined> {
  return id ? await db.selectFrom('kernel.resident').select(['name', 'phone']).where('id', '=', id).executeTakeFirst() : undefined
}
