import { sql } from 'kysely'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { inList, listsOf, waits } from './lists.ts'
import { visible } from './visible.ts'

/** How many wait in each of somebody's lists, and how many of them are late; `open` leaves out what is over. */
export const counts = view({
  name: 'requests.counts',
  title: '各列表件数',
  ...views.counts,
  may: [anyStaff],

  async run({ db, actor, now }) {
    const lists = listsOf(actor)
    if (lists.length === 0) return { lists: {} }
    // One walk along the index of open cases, however many lists there are.
    const count = (list: string) => sql`(count(*) filter (where ${waits(list, actor, now)}))::int as ${sql.ref(`${list}_open`)},
      (count(*) filter (where c.due_at < ${now} and (${waits(list, actor, now)})))::int as ${sql.ref(`${list}_late`)}`
    const { rows } = await sql<Record<string, number>>`${plannedAnew}
      select ${sql.join(lists.map(count))} from kernel.case c where ${visible(actor)} and c.closed_at is null`.execute(db)
    const counted = rows[0]!
    // What is disputed is over, and waits all the same for those who settle it.
    if (lists.includes('disputes')) {
      const { rows: [over] } = await sql<{ n: number; late: number }>`${plannedAnew}
        select count(*)::int as n, (count(*) filter (where c.due_at < ${now}))::int as late from kernel.case c where ${visible(actor)} and ${inList('disputes', actor, now, false)}`.execute(db)
      for (const list of ['disputes', 'mine']) {
        counted[`${list}_open`]! += over!.n
        counted[`${list}_late`]! += over!.late
      }
    }
    return { lists: Object.fromEntries(lists.map((list) => [list, { open: counted[`${list}_open`]!, late: counted[`${list}_late`]! }])) }
  },
})
