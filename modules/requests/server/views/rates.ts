import { sql } from 'kysely'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { areaName, categoryName, unitName } from '../catalogue.ts'
import { limitsNow } from '../limits.ts'
import { GROUNDS } from '../titles.ts'
import { openedWithin } from './filters.ts'
import { figuresFor, groupNamed, MEASURES, measuresOf } from './measures.ts'
import { every } from './visible.ts'
import { rateOf } from './wilson.ts'

type Count = 'response' | 'response_of' | 'resolution' | 'resolution_of' | 'satisfaction' | 'satisfaction_of' | 'excluded'
type Row = { key: string; ground: string | null; cases: number } & Record<Count, number | null>

/** 三率: with their intervals, how many cases are behind them, and what was left out on which ground. */
export const rates = view({
  name: 'requests.rates',
  title: '响应率、解决率、满意率',
  ...views.rates,
  may: [anyStaff],

  async run({ office, db, actor, input }) {
    const { by, unit, area, category, section } = input
    const minimum = limitsNow(office).fewest_for_a_rate
    const where = every([
      figuresFor(actor), ...openedWithin(input),
      ...(unit ? [sql`c.unit_id = ${unit}`] : []), ...(area ? [sql`c.area = ${area}`] : []), ...(category ? [sql`c.category = ${category}`] : []),
      ...(section ? [sql`c.facts->>'section' = ${section}`] : []),
    ])
    const told = measuresOf(sql`outcome`)
    const counted = MEASURES.flatMap((name) => [
      sql`(sum(n) filter (where not ${told.isExcluded} and ${told[name].known} and ${told[name].yes}))::int as ${sql.id(name)}`,
      sql`(sum(n) filter (where not ${told.isExcluded} and ${told[name].known}))::int as ${sql.id(`${name}_of`)}`,
    ])
    // Many cases have few outcomes: like ones are counted first, and taken apart once.
    const { rows } = await sql<Row>`${plannedAnew}
      with outcomes as materialized (select ${groupNamed(by)} as key, c.facts->'outcome' as outcome, count(*) as n from kernel.case c where ${where} group by 1, 2)
      select key, ${told.ground} as ground, sum(n)::int as cases, (sum(n) filter (where ${told.isExcluded}))::int as excluded, ${sql.join(counted)} from outcomes group by 1, 2`.execute(db)

    const sum = (some: readonly Row[], what: Exclude<keyof Row, 'key' | 'ground'>) => some.reduce((total, row) => total + (row[what] ?? 0), 0)
    const lines = [...Map.groupBy(rows, (row) => row.key)].map(([key, some]) => ({
      key, name: nameOf(office, by, key), cases: sum(some, 'cases'), excluded: sum(some, 'excluded'),
      response: rateOf(sum(some, 'response'), sum(some, 'response_of'), minimum),
      resolution: rateOf(sum(some, 'resolution'), sum(some, 'resolution_of'), minimum),
      satisfaction: rateOf(sum(some, 'satisfaction'), sum(some, 'satisfaction_of'), minimum),
    }))
    const grounds = [...Map.groupBy(rows.filter((row) => row.ground !== null), (row) => row.ground!)]
    return {
      rows: lines.sort((a, b) => (by === 'month' ? (a.key < b.key ? -1 : 1) : b.cases - a.cases || (a.key < b.key ? -1 : 1))),
      exclusions: grounds.map(([ground, some]) => ({ ground, name: GROUNDS[ground] ?? ground, cases: sum(some, 'cases') })).sort((a, b) => b.cases - a.cases),
      minimum,
    }
  },
})

function nameOf(office: Office, by: string, key: string): string {
  if (by === 'unit') return unitName(office, key)
  if (by === 'street') return key ? areaName(office, key) : '地点不详'
  if (by === 'category') return key ? categoryName(office, key) : '未分类'
  return `${Number(key.slice(0, 4))}年${Number(key.slice(5))}月`
}
