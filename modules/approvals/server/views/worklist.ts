import { type RawBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import { numberRange } from '#kernel/case/case-number.ts'
import type { Db } from '#kernel/db/tables.ts'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import { deskViews } from '../../contract.ts'
import { every, type Source, sourcesOf, visible } from './desk-lists.ts'
import { lineOf, readLineRows } from './desk-line.ts'
import { oneThingsToday } from './desk-names.ts'

const USUAL = 50
const LOOKED = 1000
type Asked = Static<typeof deskViews.worklist.input>
type Cursor = { due: Date | null; id: string; closed: boolean }
type Found = { id: string; due: Date | null; closed: boolean }

/** The desk's list of applications: what is open by when one's own part is due, then what is closed, newest first. */
export const worklist = view({
  name: 'approvals.worklist',
  title: '审批列表',
  ...deskViews.worklist,
  may: [anyStaff],

  async run({ office, db, actor, input, now, lang }) {
    const { after, limit = USUAL, ...asked } = input
    const found = await findCases(office, db, actor, asked, { after: after ? readCursor(after) : undefined, limit: limit + 1, now })
    const page = found.slice(0, limit)
    const rows = await readLineRows(db, actor, page.map(({ id }) => id), now)
    const dueOf = new Map(page.map(({ id, due, closed }) => [id, closed ? null : due]))
    return { lines: rows.map((row) => lineOf(office, row, dueOf.get(row.id)!, now, lang)), next: found.length > limit ? cursorOf(page.at(-1)!) : null }
  },
})

async function findCases(office: Office, db: Db<any>, actor: Actor, asked: Asked, { after, limit, now }: { after: Cursor | undefined; limit: number; now: Date }): Promise<Found[]> {
  const narrowed = every([visible(actor), ...narrowing(asked)])
  const list = asked.list ?? 'all'
  const said = textOf(office, asked.text)
  const open = after?.closed || asked.open === false ? [] : await findOpen()
  // What is over waits for nobody: it stands in 全部 alone, after what is open.
  if (open.length >= limit || list !== 'all' || asked.open === true) return open
  const before = after?.closed ? sql`(c.opened_at, c.id) < (${after.due}, ${after.id}::uuid)` : sql`true`
  const { rows } = await sql<Found>`${plannedAnew}select c.id, c.opened_at as due, true as closed from kernel.case c where ${every([narrowed, said?.holds ?? sql`true`, sql`c.closed_at is not null`, before])} order by c.opened_at desc, c.id desc limit ${limit - open.length}`.execute(db)
  return [...open, ...rows]

  async function findOpen(): Promise<Found[]> {
    const first = (condition: RawBuilder<boolean>, most: number) => sourcesOf(list, actor, now).map((source) => inOrder(source, condition, after, most))
    // What many have is found among the first thousand by looking; what few have, by the index.
    const seen = said?.isIn && (await page(db, first(narrowed, LOOKED), limit, said.isIn))
    return seen && seen.length >= limit ? seen : page(db, first(said ? every([narrowed, said.holds]) : narrowed, limit), limit)
  }
}

async function page(db: Db<any>, sources: RawBuilder<unknown>[], limit: number, isIn = sql`true`): Promise<Found[]> {
  const { rows } = await sql<Found>`${plannedAnew}select id, min(due) as due, false as closed from (${sql.join(sources, sql` union all `)}) s where ${isIn} group by id order by min(due), id limit ${limit}`.execute(db)
  return rows
}

function inOrder({ from, due, id, where }: Source, narrowed: RawBuilder<boolean>, after: Cursor | undefined, limit: number): RawBuilder<unknown> {
  const later = !after ? sql`true` : after.due === null ? sql`${due} is null and ${id} > ${after.id}::uuid` : sql`${due} > ${after.due} or (${due} = ${after.due} and ${id} > ${after.id}::uuid) or ${due} is null`
  return sql`(select ${id} as id, ${due} as due from ${from} where ${every([where, narrowed, later])} order by ${due}, ${id} limit ${limit})`
}

function narrowing({ oneThing, matter, unit, state }: Asked): RawBuilder<unknown>[] {
  return [
    ...(oneThing ? [sql`c.category = ${oneThing}`] : []),
    ...(matter ? [sql`c.facts->'branches' ? ${matter}`] : []),
    ...(unit ? [sql`c.units @> array[${unit}]::text[]`] : []),
    ...(state ? [sql`c.state = ${state}`] : []),
  ]
}

/** By number, by who applied, or by what for: as a condition on `kernel.case c`, and on a few rows `s` that are looked at one by one. */
function textOf(office: Office, text: string | undefined): { holds: RawBuilder<unknown>; isIn?: RawBuilder<unknown> } | undefined {
  const words = text?.trim().normalize('NFC')
  if (!words) return undefined
  const range = numberRange(words)
  if (range) return { holds: sql`c.number >= ${range.from} and c.number < ${range.until}` }
  const things = oneThingsToday(office).filter((one) => [one.name, one.en.toLowerCase(), ...one.words].some((said) => said.includes(words.toLowerCase()))).map((one) => one.key)
  const named = sql`position(lower(${words}) in lower(a.applicant)) > 0`
  const applicants = sql`c.id in (select case_id from approvals.application a where approvals.grams(applicant) @> approvals.grams(${words}) and ${named})`
  return {
    holds: things.length ? sql`c.category = any(${things}::text[]) or ${applicants}` : applicants,
    isIn: sql`exists (select from approvals.application a where a.case_id = s.id and (a.one_thing = any(${things}::text[]) or ${named}))`,
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const cursorOf = ({ due, id, closed }: Found): string => Buffer.from(JSON.stringify([due?.toISOString() ?? null, id, closed])).toString('base64url')

function readCursor(text: string): Cursor {
  try {
    const [due, id, closed] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string | null, string, boolean]
    if ((due === null || /^[12]\d{3}-\d\d-\d\dT[\d:.]+Z$/.test(due)) && UUID.test(id) && !Number.isNaN(Date.parse(due ?? '2026-01-01T00:00:00Z'))) return { due: due === null ? null : new Date(due), id, closed: closed === true }
  } catch {
    // said below
  }
  return refuseInput({ zh: '翻页位置已失效，请从第一页重新查看', en: 'This place in the list is no longer there: please begin at the first page' })
}
