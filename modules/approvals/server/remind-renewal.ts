import { sql } from 'kysely'
import { type Day, dayNumbered, dayOf, instantAt, numberOf } from '#kernel/calendar/day.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import type { Duty } from '#kernel/module.ts'
import type { Office } from '#kernel/office.ts'
import { message, noticed, passOn } from '#kernel/outbox.ts'
import type { Zone } from './definitions/zone.ts'
import { planBy } from './plans.ts'

/** 行政许可法 art. 50: whoever wants to renew applies thirty days before the end. */
const APPLY_BEFORE = 30
/** Days before the end at which its holder is reminded, where the district says no others. */
const REMIND_BEFORE = [60, 30]
const BATCH = 200

type Ending = { case_id: string; matter: string; version: number; number: string; title: string; holder_id: string; valid_until: Day; days: number; application: string; plan: string }

/** 延续提醒: the holder hears in time that a certificate is about to end, once for each of the days on which this is said. */
export const remindRenewalDuty: Duty = {
  name: 'approvals.remind-renewal', everySeconds: 3600,
  async run(office) {
    const today = dayOf(office.now())
    // Nobody is woken for it.
    if (office.now() < instantAt(today, '09:00') || office.now() >= instantAt(today, '20:00')) return
    while ((await remind(office)) === BATCH);
  },
}

/** Whoever comes to know of it late hears only what is nearest. */
async function remind(office: Office): Promise<number> {
  const { definitions } = office
  const today = dayOf(office.now())
  const days = [...((definitions.versions('zone').length ? definitions.newest<Zone>('zone')!.body.remindBefore : undefined) ?? REMIND_BEFORE)]
  return inTransaction(office.db, async (tx) => {
    const { rows } = await sql<Ending>`
      with ending as (
        select c.case_id, c.matter, c.version, c.number, c.title, c.holder_id, c.valid_until::text as valid_until, k.number as application, k.facts->>'plan' as plan,
          (select min(d) from unnest(${days}::int[]) d where d >= c.valid_until - ${today}::date) as days
        from approvals.certificate c join kernel.case k on k.id = c.case_id
        where c.status = 'valid' and c.valid_until between ${today}::date and ${today}::date + ${Math.max(0, ...days)}::int and c.holder_id is not null
          and not exists (select from approvals.certificate newer where newer.case_id = c.case_id and newer.matter = c.matter and newer.version > c.version)),
      reminded as (
        insert into approvals.renewal_reminder select case_id, matter, version, days, ${office.now()} from ending e
        where not exists (select from approvals.renewal_reminder r where (r.case_id, r.matter, r.version, r.days) = (e.case_id, e.matter, e.version, e.days))
        order by valid_until limit ${BATCH} on conflict do nothing returning case_id, matter, version)
      select e.* from ending e join reminded using (case_id, matter, version)`.execute(tx)
    const notices = []
    for (const row of rows) {
      const en = (await planBy(tx as never, row.plan)).members.find((m) => m.matter === row.matter)?.result?.en ?? row.title
      const by = dayNumbered(numberOf(row.valid_until) - APPLY_BEFORE)
      notices.push({ caseId: row.case_id, ...message(noticed, { to: `resident:${row.holder_id}`, template: 'approvals.renewal_due', params: { number: row.application, title: { zh: row.title, en }, certificate: row.number, until: row.valid_until, by: by > today ? by : null } }) })
    }
    await passOn(office, tx, notices)
    return rows.length
  })
}
