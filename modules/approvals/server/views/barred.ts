import { sql } from 'kysely'
import { maySee } from '#kernel/case/act.ts'
import { readEvents, saysOf, wordsOf } from '#kernel/case/events-of.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import { supervisor, type Who } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { deskViews } from '../../contract.ts'
import { type ApplicationTables, factsOf } from '../application.ts'
import { correctClock } from '../checks.ts'
import { planBy } from '../plans.ts'
import { shortUnitOf } from './desk-names.ts'

const MOST = 200
const officer: Who = { name: 'officer', zh: '经办人、负责人', of: (actor) => actor.is === 'staff' && (actor.roles.includes('handler') || actor.roles.includes('lead')) }

type Record = CaseRow & { matter: string; holder_code: string | null; found_at: Date; applicant: string; due: Date | null }

/**
 * 失信承诺名单: who may neither promise nor send papers later now, since when and why. For the window that has the application,
 * for the department that checks the promise, and for supervisors.
 */
export const barred = view<typeof deskViews.barred.input, typeof deskViews.barred.output, ApplicationTables>({
  name: 'approvals.barred',
  title: '失信承诺名单',
  ...deskViews.barred,
  may: [officer, supervisor],

  async run({ office, db, actor, lang }) {
    if (actor.is !== 'staff') return { records: [] }
    const mine = actor.roles.includes('supervisor') ? sql`true` : sql`k.units && ${[...actor.units]}::text[]`
    const { rows } = await sql<Record>`
      select k.*, r.matter, r.holder_code, r.found_at, a.applicant,
        (select due_at from kernel.clock t where t.case_id = k.id and t.name = ${correctClock('')} || r.matter and t.done_at is null) as due
      from approvals.credit_record r join kernel.case k on k.id = r.case_id join approvals.application a on a.case_id = r.case_id
      where r.repaired_at is null and ${mine} order by r.found_at desc, k.id limit ${MOST}`.execute(db)
    const records = []
    for (const row of rows) {
      const member = (await planBy(db, factsOf(row).plan)).members.find((m) => m.matter === row.matter)
      if (!member || !maySee(office, actor, row)) continue
      const checks = member.promise?.check.unit ?? member.authority
      if (!actor.roles.includes('supervisor') && ![row.unit_id, checks].some((unit) => actor.units.includes(unit))) continue
      const events = await readEvents(db, row.id)
      const found = events.findLast((event) => event.verb === 'approvals.record_check' && saysOf(event)['matter'] === row.matter)
      records.push({
        caseId: row.id, number: row.number, applicant: row.applicant, firm: row.holder_code, matter: nameIn(member, lang), unit: shortUnitOf(office, checks, lang),
        since: row.found_at.toISOString(), why: (wordsOf(found)['findings'] as string | undefined) ?? null, dueAt: row.due?.toISOString() ?? null,
      })
    }
    return { records }
  },
})
