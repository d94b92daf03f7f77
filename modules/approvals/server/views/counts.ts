import { sql } from 'kysely'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { deskViews } from '../../contract.ts'
import { every, listsOf, sourcesOf, visible } from './desk-lists.ts'

/** Whoever has a hundred does not need to know how many more. */
const MOST = 100

/** How many wait in each of somebody's lists, and how many of them are late. */
export const counts = view({
  name: 'approvals.counts',
  title: '各列表件数',
  ...deskViews.counts,
  may: [anyStaff],

  async run({ db, actor, now }) {
    const lists = listsOf(actor)
    if (lists.length === 0) return { lists: {} }
    const counted = lists.map((list) => {
      const sources = sourcesOf(list, actor, now).map(({ from, due, id, where }) => sql`(select ${id} as id, ${due} as due from ${from} where ${every([where, visible(actor)])} order by ${due} limit ${MOST})`)
      return sql`select ${list}::text as list, count(*)::int as open, (count(*) filter (where due < ${now}))::int as late from (select id, min(due) as due from (${sql.join(sources, sql` union all `)}) u group by id limit ${MOST}) s`
    })
    const { rows } = await sql<{ list: string; open: number; late: number }>`${plannedAnew}${sql.join(counted, sql` union all `)}`.execute(db)
    return { lists: Object.fromEntries(rows.map(({ list, open, late }) => [list, { open, late }])) }
  },
})
