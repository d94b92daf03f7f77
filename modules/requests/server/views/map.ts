import { sql } from 'kysely'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { degrees } from '#kernel/places/resolve-place.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { matching } from './filters.ts'

/** So many cases are drawn one by one; more are drawn as clusters. */
const FEW = 80
/** The newest so many stand for all, and the answer says so: counting a million would keep the reader waiting. */
const COUNTED = 20_000
/** Words are looked up case by case, so fewer stand for all. */
const COUNTED_WITH_WORDS = 3000
const TILE_PIXELS = 256
const CELL_PIXELS = 64

type Cluster = { lng: number; lat: number; count: number; late: number; id: string | null; number: string | null; summary: string | null; west: number; south: number; east: number; north: number; total: number }

/** The list on a map, by the same filters: clusters on a grid that fits the zoom, single cases where there are few. */
export const map = view({
  name: 'requests.map',
  title: '诉求地图',
  ...views.map,
  may: [anyStaff],

  async run({ db, actor, input, now }) {
    const { zoom, ...filters } = input
    const [west, east] = [degrees(filters.west, 360), degrees(filters.east, 360)]
    const [south, north] = [degrees(filters.south, 90), degrees(filters.north, 90)]
    const wide = (360 / 2 ** Math.min(Math.max(zoom, 0), 22)) * (CELL_PIXELS / TILE_PIXELS)
    const high = wide * Math.max(0.1, Math.cos((((south + north) / 2) * Math.PI) / 180))
    const most = input.text ? COUNTED_WITH_WORDS : COUNTED
    const { rows } = await sql<Cluster>`${plannedAnew}
      with seen as materialized (
        select c.id, c.lng, c.lat, (c.due_at < ${now}) is true as late from kernel.case c
        where ${matching(actor, filters, now)} and c.lat between ${south} and ${north} and c.lng between ${west} and ${east}
        order by c.opened_at desc limit ${most + 1}),
      counted as materialized (select count(*)::int as total from seen),
      drawn as (
        select avg(lng) as lng, avg(lat) as lat, count(*)::int as count, (count(*) filter (where late))::int as late, min(lng) as west, min(lat) as south, max(lng) as east, max(lat) as north,
          case when count(*) = 1 then (array_agg(id))[1] end as id
        from seen where (select total from counted) > ${FEW} group by floor(lng / ${wide})::int, floor(lat / ${high})::int
        union all
        select lng, lat, 1, late::int, lng, lat, lng, lat, id from (select * from seen where (select total from counted) <= ${FEW} limit ${FEW}) few)
      select drawn.*, c.number, c.summary, (select total from counted) as total from drawn left join lateral (select one.number, one.summary from kernel.case one where one.id = drawn.id limit 1) c on true order by drawn.count desc`.execute(db)
    const found = rows[0]?.total ?? 0
    return { clusters: rows.map(({ total: _total, ...cluster }) => cluster), total: Math.min(found, most), capped: found > most }
  },
})
