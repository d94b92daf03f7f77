import { sql } from 'kysely'
import type { Db } from '#kernel/db/tables.ts'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { titleOf } from './advice.ts'
import { categoryName, unitName } from './catalogue.ts'
import { visible } from './views/visible.ts'

/** What triage learns from; compose.ts hands it over. What was joined to another says where that one went, not itself. */

export async function concluded(db: Db<any>, most: number): Promise<{ text: string; category: string | null; unit: string }[]> {
  const { rows } = await sql<{ text: string; category: string | null; unit: string }>`
    select * from (
      select r.text, c.category, c.unit_id as unit, c.closed_at, c.id from kernel.case c join requests.report r on r.case_id = c.id
      where c.kind = 'request' and c.state = 'concluded' and not c.facts ? 'into' order by c.closed_at desc, c.id limit ${most}
    ) newest order by closed_at, id`.execute(db)
  return rows.map(({ text, category, unit }) => ({ text, category, unit }))
}

/** Acts by which people say what a request is about, or whose it is. */
const DECISIONS = ['dispatch', 'answer_at_once', 'recategorise', 'reassign', 'adjudicate'].map((verb) => `requests.${verb}`)
const byPeople = sql`e.verb = any(${DECISIONS}::text[]) and e.actor like 'staff:%'`

type Position = { at: Date; caseId: string; seq: number }
type Target = 'category' | 'unit'

/**
 * Requests on which somebody decided after a moment, with all decisions on them so far. What was decided elsewhere, before it
 * was imported, says nothing of what people here make of a suggestion.
 */
export async function decidedSince(db: Db<any>, after: Position, most: number) {
  const { rows: acts } = await sql<{ at: Date; case_id: string; seq: number }>`${plannedAnew}
    select e.at, e.case_id, e.seq from kernel.event e
    where e.at >= ${after.at} and (e.at, e.case_id, e.seq) > (${after.at}::timestamptz, ${after.caseId}::uuid, ${after.seq}::int) and ${byPeople}
    order by e.at, e.case_id, e.seq limit ${most}`.execute(db)
  const ids = [...new Set(acts.map(({ case_id }) => case_id))]
  const { rows } = await sql<{ id: string; text: string; at: Date; target: Target; chosen: string }>`
    select e.case_id as id, r.text, e.at, said.target, said.chosen
    from kernel.event e join kernel.case c on c.id = e.case_id join requests.report r on r.case_id = e.case_id,
      lateral (values ('category', coalesce(e.body->'says'->>'to', e.body->'says'->>'category')), ('unit', e.body->'says'->>'lead')) as said(target, chosen)
    where e.case_id = any(${ids}::uuid[]) and ${byPeople} and said.chosen is not null and c.facts->>'channel' <> 'import' order by e.seq`.execute(db)
  const of = Map.groupBy(rows, ({ id }) => id)
  const decided = ids.flatMap((id) => {
    const found = of.get(id)
    if (!found) return []
    const decisions: Partial<Record<Target, { at: Date; chosen: string }>> = {}
    for (const { target, at, chosen } of found) decisions[target] = { at: decisions[target]?.at ?? at, chosen }
    return [{ caseId: id, text: found[0]!.text, decisions }]
  })
  const last = acts.length === most ? acts.at(-1)! : undefined
  return { decided, last: last && { at: last.at, caseId: last.case_id, seq: last.seq } }
}

export async function seenBy(db: Db<any>, actor: Actor, ids: readonly string[]): Promise<{ id: string; number: string; summary: string }[]> {
  const { rows } = await sql<{ id: string; number: string; summary: string }>`
    select c.id, c.number, c.summary from kernel.case c where c.id = any(${[...ids]}::uuid[]) and ${visible(actor)}`.execute(db)
  return rows
}

type Row = { id: string; who: string; opened_at: Date; address: string | null; summary: string; text: string; lng: number | null; lat: number | null; likes: number; dislikes: number }
type Message = { id: string; who: string; at: number; title: string; text: string; point?: readonly [number, number]; likes: number; dislikes: number }

/** What imports bring of other systems' clicks. */
const counted = (extra: string) => sql<number>`case when jsonb_typeof(r.answers->${sql.lit(extra)}) = 'number' then (r.answers->>${sql.lit(extra)})::float8::int else 0 end`

const AS_MESSAGE = sql`c.id, coalesce(c.applicant_id::text, nullif(r.contact, ''), c.id::text) as who, c.opened_at, c.place->>'address' as address, c.summary, r.text, c.lng, c.lat,
  ${counted('点赞数')} as likes, ${counted('反对数')} as dislikes`
/** What is confidential is nobody's topic. */
export const OPEN_TO_ALL = sql`c.kind = 'request' and not coalesce((c.facts->>'confidential')::boolean, false)`
const PAGE = 1000

/** The newest `most` requests, the oldest of them first. */
async function* past(db: Db<any>, most: number): AsyncGenerator<Message[]> {
  const { rows } = await sql<{ id: string }>`select c.id from kernel.case c where ${OPEN_TO_ALL} order by c.opened_at desc, c.id desc limit ${most}`.execute(db)
  const ids = rows.map(({ id }) => id).reverse()
  for (let from = 0; from < ids.length; from += PAGE) {
    yield await messagesOf(db, ids.slice(from, from + PAGE))
  }
}

/** These, oldest first. */
export async function messagesOf(db: Db<any>, ids: readonly string[]): Promise<Message[]> {
  const { rows } = await sql<Row>`select ${AS_MESSAGE} from kernel.case c join requests.report r on r.case_id = c.id where c.id = any(${[...ids]}::uuid[]) and ${OPEN_TO_ALL} order by c.opened_at, c.id`.execute(db)
  return rows.map(messageOf)
}

/** Those written down since, whenever they were sent: an import brings old ones. */
async function news(db: Db<any>, { since, known }: { since: Date; known: ReadonlySet<string> }): Promise<Message[]> {
  const { rows: opened } = await sql<{ id: string }>`select case_id as id from kernel.event where at > ${since} and seq = 1`.execute(db)
  const ids = opened.map(({ id }) => id).filter((id) => !known.has(id))
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`select ${AS_MESSAGE} from kernel.case c join requests.report r on r.case_id = c.id where c.id = any(${ids}::uuid[]) and ${OPEN_TO_ALL} order by c.opened_at, c.id`.execute(db)
  return rows.map(messageOf)
}

export const written = { past, news }

const messageOf = ({ opened_at, address, summary, lng, lat, ...row }: Row): Message => ({ ...row, title: titleOf(address, summary), at: opened_at.getTime(), ...(lng !== null && lat !== null && { point: [lng, lat] as const }) })

export const namesForTriage = { category: categoryName, unit: unitName }
