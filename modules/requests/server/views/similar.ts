import { type RawBuilder, sql } from 'kysely'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import { agent, anyStaff, signedInResident } from '#kernel/identity/who.ts'
import type { Actor, Resident } from '#kernel/identity/actor.ts'
import type { Db } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { degrees } from '#kernel/places/resolve-place.ts'
import { view } from '#kernel/view.ts'
import { masked } from '#kernel/identity/personal-data.ts'
import { views } from '../../contract.ts'
import { bigramsOf, likeness } from './search.ts'
import { maskedAddress } from './masked-address.ts'
import { likelyCategories } from './likely-categories.ts'
import { confidentialCodes } from '../catalogue.ts'
import type { Categories } from '../definitions.ts'
import { every, visible } from './visible.ts'

const NEAR_METRES = 500
const DAYS = 90
const MOST = 5
/** So many of the newest near by are compared; a street has fewer open at once. */
const COMPARED = 400
/** Below this, two texts have only everyday words in common. */
const ALIKE = 0.2
/** The same category close by needs less: people say one thing in many ways. */
const ALIKE_HERE = 0.04

type Row = { id: string; number: string; summary: string; state: string; category: string | null; address: string | null; opened_at: Date; metres: number | null; joined: number | null; grams: string[] }

/** 相似诉求: open requests like this one near by, so that people join instead of asking again. Nobody's name is told. */
export const similar = view({
  name: 'requests.similar',
  title: '附近的相似诉求',
  ...views.similar,
  may: [signedInResident, agent, anyStaff],

  async run({ office, db, actor, input, now }) {
    const { lng, lat, except } = input
    const here = lng !== undefined && lat !== undefined ? { lng: degrees(lng, 180), lat: degrees(lat, 90) } : undefined
    const grams = bigramsOf(input.text)
    const categories = input.category ? [input.category] : likelyCategories(office.definitions.newest<Categories>('categories')?.body ?? [], input.text).slice(0, 3).map(({ category }) => category.code)
    if (!here && categories.length === 0) return { similar: [] }

    const metres = here
      ? sql<number>`12742000 * asin(sqrt(sin(radians(c.lat - ${here.lat}) / 2) ^ 2 + cos(radians(${here.lat})) * cos(radians(c.lat)) * sin(radians(c.lng - ${here.lng}) / 2) ^ 2))`
      : sql<null>`null::float8`
    const since = new Date(now.getTime() - DAYS * 86_400_000)
    const where: RawBuilder<unknown>[] = [
      mayBeTold(office, actor), sql`c.closed_at is null and c.state not in ('merged', 'answered') and c.opened_at >= ${since}`,
      here ? within(here) : sql`c.category = any(${categories}::text[])`,
      ...(except ? [sql`c.id <> ${except}::uuid`] : []),
    ]
    const { rows } = await sql<Row>`${plannedAnew}
      select c.id, c.number, c.summary, c.state, c.category, c.place->>'address' as address, c.opened_at, ${metres} as metres,
        (c.facts->>'joined')::int as joined, tsvector_to_array(r.grams) as grams
      from kernel.case c join requests.report r on r.case_id = c.id where ${every(where)} order by c.opened_at desc limit ${COMPARED}`.execute(db)

    const found = rows
      .map((row) => ({ ...row, likeness: likeness(grams, new Set(row.grams)), same: row.category !== null && categories.includes(row.category) }))
      .filter((row) => (row.metres === null || row.metres <= NEAR_METRES) && row.likeness >= (row.same && here ? ALIKE_HERE : ALIKE))
      .sort((a, b) => rank(b) - rank(a)).slice(0, MOST)
    const tell = actor.is === 'staff' ? (text: string) => text : masked
    return {
      similar: found.map((row) => ({
        id: row.id, number: row.number, summary: tell(row.summary), state: row.state,
        address: row.address && (actor.is === 'staff' ? row.address : maskedAddress(row.address)),
        openedAt: row.opened_at.toISOString(), metres: row.metres === null ? null : Math.round(row.metres), joined: row.joined ?? 0,
        likeness: Math.round(row.likeness * 100) / 100,
      })),
    }
  },
})

/** Text counts most, then whether it is the same category, then how near it is. */
const rank = (row: { likeness: number; same: boolean; metres: number | null }) =>
  row.likeness + (row.same ? 0.15 : 0) + (row.metres === null ? 0 : 0.1 * (1 - row.metres / NEAR_METRES))

/** Residents hear of what anybody might see in the street; a complaint about a person or a unit is nobody else's business. */
function mayBeTold(office: Office, actor: Actor): RawBuilder<unknown> {
  if (actor.is !== 'resident') return visible(actor)
  return sql`c.kind = 'request' and not coalesce((c.facts->>'confidential')::boolean, false) and coalesce(c.category, '') <> all(${confidentialCodes(office)}::text[]) and c.recused = '{}' and c.facts->>'section' <> 'enforcement' and c.applicant_id <> ${actor.id}::uuid`
}

/** Whether a resident may join this: what they may be told of, or their own, unless they complain of a unit that has it. */
export async function mayJoin(office: Office, db: Db<any>, { resident, id, accused }: { resident: Resident; id: string; accused: string | undefined }): Promise<boolean> {
  const { rows } = await sql`select 1 from kernel.case c where c.id = ${id}::uuid and c.kind = 'request' and ((${mayBeTold(office, resident)}) or c.applicant_id = ${resident.id}::uuid)
    and ${accused ?? ''} <> all(c.units || c.unit_id)`.execute(db)
  return rows.length > 0
}

function within({ lng, lat }: { lng: number; lat: number }): RawBuilder<unknown> {
  const [high, wide] = [NEAR_METRES / 111_000, NEAR_METRES / (111_000 * Math.cos((lat * Math.PI) / 180))]
  return sql`c.lat between ${lat - high} and ${lat + high} and c.lng between ${lng - wide} and ${lng + wide}`
}
