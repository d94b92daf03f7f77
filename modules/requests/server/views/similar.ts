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
import { type Advice, type Alike, titleOf, type Told } from '../advice.ts'
import { likelyCategories } from './likely-categories.ts'
import { confidentialCodes } from '../catalogue.ts'
import type { Categories } from '../definitions.ts'
import { summaryOf } from '../open-request.ts'
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

type Row = { id: string; number: string; summary: string; state: string; category: string | null; address: string | null; opened_at: Date; lng: number | null; lat: number | null; metres: number | null; joined: number | null; text: string; grams: string[] }
type Found = Row & { likeness: number; rank: number; alike?: Alike }

/**
 * 相似诉求: open requests like this one, so that people join instead of asking again: those that say the same matter, wherever their
 * place was written down, and those near by with words in common. Nobody's name is told.
 */
export const similar = ({ alike, why }: Pick<Advice, 'alike' | 'why'>) => view({
  name: 'requests.similar',
  title: '附近的相似诉求',
  ...views.similar,
  may: [signedInResident, agent, anyStaff],

  async run({ office, db, actor, input, now, lang }) {
    const { lng, lat, except } = input
    const here = lng !== undefined && lat !== undefined ? { lng: degrees(lng, 180), lat: degrees(lat, 90) } : undefined
    const asked: Told = { id: except ?? '', who: '', at: now.getTime(), title: titleOf(input.address, summaryOf(input.text)), text: input.text, ...(here && { point: [here.lng, here.lat] as const }) }
    const open: RawBuilder<unknown>[] = [mayBeTold(office, actor), sql`c.closed_at is null and c.state not in ('merged', 'answered')`, ...(except ? [sql`c.id <> ${except}::uuid`] : [])]

    const sameMatter = new Map((await alike(office, asked, LOOKED_AT))?.map((one) => [one.id, one]))
    const said = sameMatter.size > 0 ? await rowsWhere(db, here, [...open, sql`c.id = any(${[...sameMatter.keys()]}::uuid[])`]) : []
    const near = await nearBy(office, db, { input, here, open, now })
    const found: Found[] = [
      ...said.map((row) => ({ ...row, likeness: sameMatter.get(row.id)!.likeness, rank: SAME_MATTER + sameMatter.get(row.id)!.likeness, alike: sameMatter.get(row.id)! })),
      ...near.filter(({ id }) => !sameMatter.has(id)),
    ].sort((a, b) => b.rank - a.rank).slice(0, MOST)

    const shown = found.filter((row) => row.alike)
    const reasons = shown.length > 0 ? await why(office, asked, shown.map((row) => ({ ...row.alike!, message: toldTo(actor, row) }))) : undefined
    const because = new Map(shown.map((row, n) => [row.id, (reasons?.[n] ?? []).map((reason) => reason[lang])]))
    const tell = actor.is === 'staff' ? (text: string) => text : masked
    return {
      similar: found.map((row) => ({
        id: row.id, number: row.number, summary: tell(row.summary), state: row.state,
        address: row.address && (actor.is === 'staff' ? row.address : maskedAddress(row.address)),
        openedAt: row.opened_at.toISOString(), metres: row.metres === null ? null : Math.round(row.metres), joined: row.joined ?? 0,
        likeness: Math.round(row.likeness * 100) / 100, why: (because.get(row.id) ?? []).map((reason) => tell(reason)),
      })),
    }
  },
})

/** So many of the same matter are looked at: most of a matter's requests may be over, or not for everybody to see. */
const LOOKED_AT = 25
/** Whoever says the same goes before whoever is merely near. */
const SAME_MATTER = 10

type Here = { lng: number; lat: number } | undefined

async function nearBy(office: Office, db: Db<any>, { input, here, open, now }: { input: { text: string; category?: string }; here: Here; open: readonly RawBuilder<unknown>[]; now: Date }): Promise<Found[]> {
  const grams = bigramsOf(input.text)
  const categories = input.category ? [input.category] : likelyCategories(office.definitions.newest<Categories>('categories')?.body ?? [], input.text).slice(0, 3).map(({ category }) => category.code)
  if (!here && categories.length === 0) return []
  const since = new Date(now.getTime() - DAYS * 86_400_000)
  const rows = await rowsWhere(db, here, [...open, sql`c.opened_at >= ${since}`, here ? within(here) : sql`c.category = any(${categories}::text[])`])
  return rows
    .map((row) => ({ ...row, likeness: likeness(grams, new Set(row.grams)), same: row.category !== null && categories.includes(row.category) }))
    .filter((row) => (row.metres === null || row.metres <= NEAR_METRES) && row.likeness >= (row.same && here ? ALIKE_HERE : ALIKE))
    .map((row) => ({ ...row, rank: rankNear(row) }))
}

async function rowsWhere(db: Db<any>, here: Here, where: readonly RawBuilder<unknown>[]): Promise<Row[]> {
  const metres = here
    ? sql<number>`12742000 * asin(sqrt(sin(radians(c.lat - ${here.lat}) / 2) ^ 2 + cos(radians(${here.lat})) * cos(radians(c.lat)) * sin(radians(c.lng - ${here.lng}) / 2) ^ 2))`
    : sql<null>`null::float8`
  const { rows } = await sql<Row>`${plannedAnew}
    select c.id, c.number, c.summary, c.state, c.category, c.place->>'address' as address, c.opened_at, c.lng, c.lat, ${metres} as metres,
      (c.facts->>'joined')::int as joined, r.text, tsvector_to_array(r.grams) as grams
    from kernel.case c join requests.report r on r.case_id = c.id where ${every(where)} order by c.opened_at desc limit ${COMPARED}`.execute(db)
  return rows
}

/** Residents are given reasons from what they are shown of it, so that nobody finds out by guessing what else a neighbour wrote. */
function toldTo(actor: Actor, { id, opened_at, address, summary, text }: Row): Told {
  const one = { id, who: '', at: opened_at.getTime() }
  return actor.is === 'staff' ? { ...one, title: titleOf(address, summary), text } : { ...one, title: titleOf(address && maskedAddress(address), masked(summary)), text: '' }
}

/** Text counts most, then whether it is the same category, then how near it is. */
const rankNear = (row: { likeness: number; same: boolean; metres: number | null }) =>
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
