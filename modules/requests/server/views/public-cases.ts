import { sql } from 'kysely'
import { dayOf, numberOf } from '#kernel/calendar/day.ts'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import { anyone } from '#kernel/identity/who.ts'
import { notFound } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { areaName, areas, categoryName } from '../catalogue.ts'
import { stateName } from '../titles.ts'
import { KEPT_SECONDS, openToPublic } from './public-scope.ts'

const DAYS = 90
const MOST = 200

type Row = { category: string; area: string | null; lng: number | null; lat: number | null; anonymous: boolean; state: string; solved: boolean | null; opened_at: Date; closed_at: Date }

/** 附近办结: what was done lately, without anybody's words. Complaints of how officers act are shown to nobody outside. */
export const publicCases = view({
  name: 'requests.public_cases',
  title: '公开的办结诉求',
  ...views.public_cases,
  may: [anyone],
  keeps: KEPT_SECONDS,

  async run({ office, db, input: { area }, now, lang }) {
    if (area && !areas(office).some(({ code, kind }) => code === area && kind === 'street')) notFound()
    const since = new Date(now.getTime() - DAYS * 86_400_000)
    const { rows } = await sql<Row>`${plannedAnew}
      select c.category, c.area, c.lng, c.lat, c.facts ? 'anonymous' as anonymous, c.state, (c.facts->'outcome'->>'solved')::boolean as solved, c.opened_at, c.closed_at
      from kernel.case c
      where ${openToPublic(office)} and c.state = 'concluded' and c.closed_at is not null and c.facts->>'section' <> 'enforcement' and c.facts->>'channel' <> 'import' and not c.facts ? 'into'
        and coalesce(c.facts->'outcome'->>'excluded', '') <> 'test' and c.opened_at >= ${since} ${area ? sql`and c.area = ${area}` : sql``}
      order by c.opened_at desc limit ${MOST}`.execute(db)
    return {
      cases: rows.sort((a, b) => b.closed_at.getTime() - a.closed_at.getTime()).map((row) => {
        const [openedOn, closedOn] = [dayOf(row.opened_at), dayOf(row.closed_at)]
        return {
          category: row.category, categoryName: categoryName(office, row.category, lang), area: row.area, areaName: row.area && areaName(office, row.area, lang),
          // Who wished not to be named is not found by where it was.
          lng: row.anonymous ? null : coarse(row.lng), lat: row.anonymous ? null : coarse(row.lat),
          state: row.state, stateName: stateName(row.state, lang), solved: row.solved, openedOn, closedOn, days: numberOf(closedOn) - numberOf(openedOn),
        }
      }),
    }
  },
})

/** A thousandth of a degree is some hundred metres: a stretch of the road, and nobody's door. */
const coarse = (degrees: number | null) => (degrees === null ? null : Math.round(degrees * 1000) / 1000)
