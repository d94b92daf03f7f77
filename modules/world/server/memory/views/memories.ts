import { sql } from 'kysely'
import { anyone } from '#kernel/identity/who.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import { worldViews } from '../../../contract.ts'
import type { WorldTables } from '../../tables.ts'
import type { Spots } from '../spots.ts'
import { asPublished, cursorOf, type Published, published, publishedColumns, readCursor } from './published.ts'

const PAGE = 24
const AROUND_M = 100
const METRES_A_DEGREE = 111_195

/** 城市记忆: what is published, of a building, around a point, of a decade; the latest first. Kept by nobody: what was taken back is gone with the act. */
export const memories = (spots: () => Spots) => view<typeof worldViews.memories.input, typeof worldViews.memories.output, WorldTables>({
  name: 'world.memories',
  title: '公开的城市记忆',
  ...worldViews.memories,
  may: [anyone],

  async run({ db, input: { building, decade, lng, lat, radius = AROUND_M, after }, lang }) {
    if ((lng === undefined) !== (lat === undefined)) refuseInput({ zh: '请同时给出经度和纬度', en: 'A point has both longitude and latitude' })
    const from = after ? readCursor(after) : undefined
    const { rows } = await sql<Published>`
      select ${publishedColumns} from world.memory m join kernel.case c on c.id = m.case_id
      where ${published}
        and ${building === undefined ? sql`true` : sql`m.building = ${building}`}
        and ${decade === undefined ? sql`true` : sql`m.decade = ${decade}`}
        and ${lng === undefined || lat === undefined ? sql`true` : around(lng, lat, radius)}
        and ${from ? sql`(m.published_at, m.case_id) < (${from.at}, ${from.id}::uuid)` : sql`true`}
      order by m.published_at desc, m.case_id desc limit ${PAGE + 1}`.execute(db)
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
    return { memories: await asPublished(db, rows.slice(0, PAGE), spots(), lang), next: last ? cursorOf(last.published_at, last.case_id) : null }
  },
})

/** Within a box that an index finds, and then within the circle: on a plane, which a city is. */
function around(lng: number, lat: number, radius: number) {
  const perLng = METRES_A_DEGREE * Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  const [dLat, dLng] = [radius / METRES_A_DEGREE, radius / perLng]
  return sql`m.lat between ${lat - dLat} and ${lat + dLat} and m.lng between ${lng - dLng} and ${lng + dLng}
    and ((m.lat - ${lat}) * ${METRES_A_DEGREE}) ^ 2 + ((m.lng - ${lng}) * ${perLng}) ^ 2 <= ${radius} ^ 2`
}
