import { sql } from 'kysely'
import { can } from '#kernel/case/can.ts'
import { recordReading } from '#kernel/case/reading.ts'
import { readNames, staffIn } from '#kernel/identity/staff-names.ts'
import { supervisor, type Who } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { worldViews } from '../../../contract.ts'
import type { WorldTables } from '../../tables.ts'
import { marksIn } from '../look-over.ts'
import { factsOf } from '../memory.ts'
import type { Spots } from '../spots.ts'
import { eventsOf, keptOf, readKept, stepsOf } from './kept.ts'
import { cursorOf, readCursor } from './published.ts'

const PAGE = 30
/** Who took it back does not want it read, by staff neither. */
const TAKEN_BACK = { text: '', by: null, files: [] }

/** People of units and supervisors; which memories they see, their unit says. */
const moderator: Who = { name: 'moderator', zh: '审核人员', of: (actor) => actor.is === 'staff' && actor.roles.some((role) => role === 'handler' || role === 'lead' || role === 'supervisor') }

/** 记忆审核: what waits to be looked at, what is due first on top, with marks on what may tell who somebody is. */
export const memoriesToReview = (spots: () => Spots) => view<typeof worldViews.memories_to_review.input, typeof worldViews.memories_to_review.output, WorldTables>({
  name: 'world.memories_to_review',
  title: '待审核的记忆',
  ...worldViews.memories_to_review,
  may: [moderator],

  async run({ office, db, actor, input: { list = 'left', after }, now, lang }) {
    if (actor.is !== 'staff') throw new Error('only staff look at memories')
    const seen = supervisor.of(actor, null) ? sql`true` : sql`c.units && ${actor.units}::text[]`
    const listed = list === 'over' ? sql`c.state in ('declined', 'withdrawn', 'taken_down')` : sql`c.state = ${list}`
    const from = after ? readCursor(after) : undefined
    // What waits is ordered by when it was left, which is when it is due; the rest has the latest on top.
    const [order, beyond] = list === 'left' ? [sql`c.opened_at, c.id`, sql`>`] : [sql`c.opened_at desc, c.id desc`, sql`<`]
    const rows = await readKept(db, sql`${seen} and ${listed} ${from ? sql`and (c.opened_at, c.id) ${beyond} (${from.at}, ${from.id}::uuid)` : sql``}`, order, PAGE + 1)
    const shown = rows.slice(0, PAGE)
    const events = await eventsOf(db, shown.map(({ id }) => id))
    const names = await readNames(db, staffIn([...events.values()].flat().map((event) => event.actor)))
    await recordReading(db, actor, { caseIds: shown.map(({ id }) => id), what: 'memory', now })

    const { rows: [counts] } = await sql<{ left: number; late: number; returned: number; published: number; over: number }>`
      select count(*) filter (where c.state = 'left')::int as left, count(*) filter (where c.state = 'left' and c.due_at < ${now})::int as late, count(*) filter (where c.state = 'returned')::int as returned,
        count(*) filter (where c.state = 'published')::int as published, count(*) filter (where c.state in ('declined', 'withdrawn', 'taken_down'))::int as over
      from kernel.case c where c.kind = 'memory' and ${seen}`.execute(db)
    const titles = Object.fromEntries([...office.verbs.values()].filter(({ on }) => on.name === 'memory').map(({ name, title }) => [name, title]))
    return {
      counts: counts!, titles, next: rows.length > PAGE ? cursorOf(shown.at(-1)!.opened_at, shown.at(-1)!.id) : null,
      memories: await Promise.all(shown.map(async (row) => ({
        ...(await keptOf(db, row, spots(), lang)), ...(row.state === 'withdrawn' ? TAKEN_BACK : {}), can: can(office, actor, row, []), marks: row.state === 'withdrawn' ? [] : marksIn(row.text, lang),
        dueAt: row.due_at?.toISOString() ?? null, late: row.due_at !== null && row.due_at < now, fullName: factsOf(row).shownAs === 'full',
        steps: stepsOf(events.get(row.id) ?? [], lang).map(({ at, text, actor: by }) => ({ at, text, who: by.startsWith('staff:') ? (names.get(by.slice('staff:'.length))?.name ?? null) : null })),
      }))),
    }
  },
})
