import { type RawBuilder, sql } from 'kysely'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import type { Db } from '#kernel/db/tables.ts'
import { views } from '../../contract.ts'
import { type Filtered, matching, wordsIn } from './filters.ts'
import { closedHolding, NEWEST } from './holding.ts'
import { LINE_COLUMNS, lineOf, type LineRow, withClocks } from './line.ts'
import { every } from './visible.ts'

const USUAL = 50

/** The desk's list: what is open by when it is due, what waits without a clock after it, then what is closed, newest first. */
export const worklist = view({
  name: 'requests.worklist',
  title: '诉求列表',
  ...views.worklist,
  may: [anyStaff],

  async run({ office, db, actor, input, now, lang }) {
    const { after, limit = USUAL, ...filters } = input
    const rows = await readLines(db, actor, filters, { after: after ? readCursor(after) : undefined, limit: limit + 1, now })
    const shown = rows.slice(0, limit)
    return { lines: shown.map((row) => lineOf(office, row, now, lang)), next: rows.length > limit ? cursorOf(shown.at(-1)!) : null }
  },
})

type Cursor = { due: string | null; opened: string; id: string; closed: boolean }
type Page = { after?: Cursor | undefined; limit: number; now: Date }

/**
 * One page in one question: what is open, along the index of open cases, and if the page is not full yet what is closed,
 * along the one of all. What a line shows is read for the lines of the page alone.
 */
export async function readLines(db: Db<any>, actor: Actor, filters: Filtered, { after, limit, now }: Page): Promise<LineRow[]> {
  const which = (open: boolean, asked: Filtered = filters) => (filters.open === !open ? sql<boolean>`false` : matching(actor, { ...asked, open }, now))
  const older = after ? sql<boolean>`(c.opened_at, c.id) < (${new Date(after.opened)}, ${after.id}::uuid)` : sql<boolean>`true`
  const room = every([after?.closed ? older : sql`true`, sql`(select count(*) from open) < ${limit}`])
  const { text, ...unworded } = filters
  const words = wordsIn(text)
  const { rows } = await sql<LineRow>`${plannedAnew}
    with open as materialized (select c.id from kernel.case c where ${every([which(true), openAfter(after, older)])} order by c.due_at, ${NEWEST} limit ${limit}),
      ${words ? closedHolding(words, every([which(false, unworded), room]), limit) : sql`closed as materialized (select c.id from kernel.case c where ${every([which(false), room])} order by ${NEWEST} limit ${limit})`}
    ${withClocks(sql`(select ${LINE_COLUMNS} from (table open union all table closed) page join kernel.case c using (id))`, now)}
    order by c.closed_at is not null, c.due_at, ${NEWEST} limit ${limit}`.execute(db)
  return rows
}

function openAfter(after: Cursor | undefined, older: RawBuilder<boolean>): RawBuilder<boolean> {
  if (!after) return sql<boolean>`true`
  if (after.closed) return sql<boolean>`false`
  if (after.due === null) return sql<boolean>`c.due_at is null and ${older}`
  return sql<boolean>`c.due_at > ${new Date(after.due)} or c.due_at is null or (c.due_at = ${new Date(after.due)} and ${older})`
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** As `cursorOf` writes it: others may be dates that PostgreSQL cannot hold. */
const isMoment = (text: unknown): text is string => typeof text === 'string' && /^[12]\d{3}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))

export const cursorOf = (row: Pick<LineRow, 'due_at' | 'opened_at' | 'closed_at' | 'id'>): string =>
  Buffer.from(JSON.stringify([row.due_at?.toISOString() ?? null, row.opened_at.toISOString(), row.id, row.closed_at !== null])).toString('base64url')

export function readCursor(text: string): Cursor {
  try {
    const [due, opened, id, closed] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string | null, string, string, boolean]
    if ((due === null || isMoment(due)) && isMoment(opened) && UUID.test(id)) return { due, opened, id: String(id), closed: closed === true }
  } catch {
    // said below
  }
  return refuseInput({ zh: '翻页位置已失效，请从第一页重新查看', en: 'This place in the list is no longer there: please begin at the first page' })
}
