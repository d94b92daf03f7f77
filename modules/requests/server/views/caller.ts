import { sql } from 'kysely'
import { plainPhone } from '#kernel/identity/resident.ts'
import { submitByPhone } from '../submit-by-phone.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { unitName } from '../catalogue.ts'
import { visible } from './visible.ts'

type Row = { id: string; number: string; state: string; summary: string; opened_at: Date; closed_at: Date | null; unit_id: string; total: number }

/** 来电识别: who calls, and what they asked before; by the number they signed up with or left with a request. For whoever takes calls. */
export const caller = view({
  name: 'requests.caller',
  title: '来电人及其诉求',
  ...views.caller,
  may: submitByPhone.may,

  async run({ office, db, actor, input, lang }) {
    const phone = plainPhone(input.phone)
    const person = await db.selectFrom('kernel.resident').select(['id', 'name']).where('phone', '=', phone).executeTakeFirst()
    const { rows } = await sql<Row>`
      select c.id, c.number, c.state, c.summary, c.opened_at, c.closed_at, c.unit_id, count(*) over ()::int as total
      from kernel.case c where ${visible(actor)} and c.id in (
        select id from kernel.case where applicant_id = ${person?.id ?? null}::uuid union select case_id from requests.report where phone = ${phone})
      order by c.opened_at desc limit 20`.execute(db)
    return {
      name: person?.name ?? null,
      total: rows[0]?.total ?? 0,
      cases: rows.map((row) => ({
        id: row.id, number: row.number, state: row.state, summary: row.summary, unitName: unitName(office, row.unit_id, lang),
        openedAt: row.opened_at.toISOString(), closedAt: row.closed_at?.toISOString() ?? null,
      })),
    }
  },
})
