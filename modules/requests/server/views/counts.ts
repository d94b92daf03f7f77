import { sql } from 'kysely'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { inList, listsOf } from './lists.ts'
import { visible } from './visible.ts'

/** Nobody reads further than this; counting on would cost more than it tells. */
const COUNTED = 5000

/** How many wait in each of somebody's lists, and how many of them are late; `open` leaves out what is over. */
export const counts = view({
  name: 'requests.counts',
  title: '各列表件数',
  ...views.counts,
  may: [anyStaff],

  async run({ db, actor, now }) {
    const lists = listsOf(actor)
    if (lists.length === 0) return { lists: {} }
    const one = (list: string) => sql`select ${list}::text as list, count(*)::int as open, (count(*) filter (where due_at < ${now}))::int as late from (
      select c.due_at from kernel.case c where ${visible(actor)} and ${inList(list, actor, now)}${list === 'disputes' ? sql`` : sql` and c.closed_at is null`} limit ${COUNTED}) waiting`
    const { rows } = await sql<{ list: string; open: number; late: number }>`${plannedAnew}${sql.join(lists.map(one), sql` union all `)}`.execute(db)
    return { lists: Object.fromEntries(rows.map(({ list, open, late }) => [list, { open, late }])) }
  },
})
