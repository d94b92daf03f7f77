import { type RawBuilder, sql } from 'kysely'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import type { Db } from '#kernel/db/tables.ts'
import { views } from '../../contract.ts'
import { type Filtered, matching } from './filters.ts'
import { LINE_COLUMNS, lineOf, type LineRow, withClocks } from './line.ts'

const USUAL = 50

/** The desk's list: what is due first, what has no clock after it, newest first. */
export const worklist = view({
  name: 'requests.worklist',
  title: '诉求列表',
  ...views.worklist,
  may: [anyStaff],

  async run({ office, db, actor, input, now }) {
    const { after, limit = USUAL, ...filters } = input
    const rows = await readLines(db, matching(actor, filters, now), { after: after ? readCursor(after) : undefined, limit: limit + 1, now, ...partsOf(filters) })
    const shown = rows.slice(0, limit)
    return { lines: shown.map((row) => lineOf(office, row, now)), next: rows.length > limit ? cursorOf(shown.at(-1)!) : null }
  },
})

type Cursor = { due: string | null; opened: string; id: string }
export type Page = { after?: Cursor | undefined; limit: number; now: Date; due?: boolean; rest?: boolean }

/** Which of the two stretches can hold what was asked for: what is over has no due moment, and what is late has one. */
export const partsOf = ({ open, list }: Filtered) => ({ due: open !== false, rest: list !== 'late' })

/**
 * One page in one question. Cases with a due moment and those without are read apart, each along its own stretch of one
 * index, so that a page costs the same however long the list is.
 */
export async function readLines(db: Db<any>, which: RawBuilder<boolean>, { after, limit, now, due = true, rest = true }: Page): Promise<LineRow[]> {
  const lines = (more: RawBuilder<unknown>, order: RawBuilder<unknown>) =>
    sql`(select ${LINE_COLUMNS} from kernel.case c where ${which} and ${more} order by ${order} limit ${limit})`
  const beyond = after && sql`(c.opened_at, c.id) < (${new Date(after.opened)}, ${after.id}::uuid)`
  const dueBeyond = after?.due ? sql`c.due_at >= ${new Date(after.due)} and (c.due_at > ${new Date(after.due)} or ${beyond})` : sql`c.due_at is not null`
  const withoutDue = () => lines(sql`c.due_at is null and ${after && !after.due ? beyond : sql`true`}`, sql`c.opened_at desc, c.id desc`)
  const withDue = () => lines(dueBeyond, sql`c.due_at, c.opened_at desc, c.id desc`)
  const wanted = [...(due && (!after || after.due) ? [withDue()] : []), ...(rest ? [withoutDue()] : [])]
  if (wanted.length === 0) return []
  const all = wanted.length === 1 ? wanted[0]! : sql`(${sql.join(wanted, sql` union all `)} order by due_at nulls last, opened_at desc, id desc limit ${limit})`
  const { rows } = await sql<LineRow>`${plannedAnew}${withClocks(all, now)} order by c.due_at nulls last, c.opened_at desc, c.id desc`.execute(db)
  return rows
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** As `cursorOf` writes it: others may be dates that PostgreSQL cannot hold. */
const isMoment = (text: unknown): text is string => typeof text === 'string' && /^[12]\d{3}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))

export const cursorOf = (row: LineRow): string =>
  Buffer.from(JSON.stringify([row.due_at?.toISOString() ?? null, row.opened_at.toISOString(), row.id])).toString('base64url')

export function readCursor(text: string): Cursor {
  try {
    const [due, opened, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string | null, string, string]
    if ((due === null || isMoment(due)) && isMoment(opened) && UUID.test(id)) return { due, opened, id: String(id) }
  } catch {
    // said below
  }
  return refuseInput('翻页位置已失效，请从第一页重新查看')
}
