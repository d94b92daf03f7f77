import { sql } from 'kysely'
import { anyone } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { worldViews } from '../../../contract.ts'
import type { WorldTables } from '../../tables.ts'
import type { Spots } from '../spots.ts'
import { asPublished, decadeName, type Published, published, publishedColumns } from './published.ts'

/** So many of each decade hang on the wall; the rest are a tap away. */
const HUNG = 6

/** 城市记忆馆: the wall, decade by decade. */
export const memoryHall = (spots: () => Spots) => view<typeof worldViews.memory_hall.input, typeof worldViews.memory_hall.output, WorldTables>({
  name: 'world.memory_hall',
  title: '城市记忆馆的记忆墙',
  ...worldViews.memory_hall,
  may: [anyone],

  async run({ db, lang }) {
    const { rows: counts } = await sql<{ decade: number; count: number }>`
      select m.decade, count(*)::int as count from world.memory m join kernel.case c on c.id = m.case_id where ${published} group by m.decade order by m.decade`.execute(db)
    const { rows } = await sql<Published>`
      select ${publishedColumns} from (select distinct decade from world.memory where published_at is not null) d
      cross join lateral (select * from world.memory one where one.decade = d.decade and one.published_at is not null order by one.published_at desc, one.case_id desc limit ${HUNG}) m
      join kernel.case c on c.id = m.case_id where ${published} order by m.decade, m.published_at desc, m.case_id desc`.execute(db)
    const hung = await asPublished(db, rows, spots(), lang)
    return {
      total: counts.reduce((sum, { count }) => sum + count, 0),
      decades: counts.map(({ decade, count }) => ({ decade, name: decadeName(decade, lang), count, memories: hung.filter((one) => one.decade === decade) })),
    }
  },
})
