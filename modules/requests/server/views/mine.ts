import { sql } from 'kysely'
import { can } from '#kernel/case/can.ts'
import { type ClockRow, clockOf } from '#kernel/clocks/clock-set.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { categoryName } from '../catalogue.ts'
import { factsOf } from '../request.ts'
import { stateName } from '../titles.ts'
import { awaited, isLate, needsYou, statusOf } from './status.ts'
import { visible } from './visible.ts'
import { cursorOf, readCursor } from './worklist.ts'

const PAGE = 50

/** 我的诉求: the resident's own, newest first, each with who has it and until when. */
export const mine = view({
  name: 'requests.mine',
  title: '我的诉求',
  ...views.mine,
  may: [signedInResident],

  async run({ office, db, actor, input, now, lang }) {
    const open = input.open === undefined ? sql`true` : input.open ? sql`c.closed_at is null` : sql`c.closed_at is not null`
    const after = input.after ? readCursor(input.after) : undefined
    const older = after ? sql`(c.opened_at, c.id) < (${new Date(after.opened)}, ${after.id}::uuid)` : sql`true`
    const { rows } = await sql<CaseRow & { clocks: (ClockRow & { name: string })[] | null }>`
      select c.*, (select jsonb_agg(to_jsonb(k)) from kernel.clock k where k.case_id = c.id) as clocks
      from kernel.case c where ${visible(actor)} and ${open} and ${older} order by c.opened_at desc, c.id desc limit ${PAGE + 1}`.execute(db)
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
    return {
      next: last ? cursorOf({ ...last, due_at: null }) : null,
      cases: rows.slice(0, PAGE).map(({ clocks, ...kase }) => {
        const given = { office, kase, clocks: (clocks ?? []).map(clockOf), now, lang }
        const verbs = can(office, actor, kase, given.clocks)
        return {
          id: kase.id, number: kase.number, state: kase.state, stateName: stateName(kase.state, lang), section: factsOf(kase).section,
          categoryName: kase.category && categoryName(office, kase.category, lang), summary: kase.summary,
          openedAt: kase.opened_at.toISOString(), dueAt: awaited(given)?.dueAt?.toISOString() ?? null,
          status: statusOf(given), late: isLate(given), needsYou: needsYou(kase, verbs, lang), can: verbs,
        }
      }),
    }
  },
})
