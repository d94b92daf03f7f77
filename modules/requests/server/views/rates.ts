import { type RawBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import type { Lang } from '#kernel/contract.ts'
import type { Db } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { areaName, categoryName, unitName } from '../catalogue.ts'
import { limitsNow } from '../limits.ts'
import { GROUNDS } from '../titles.ts'
import { openedWithin } from './filters.ts'
import { figuresFor, groupNamed, MEASURES, measuresOf, unitOf } from './measures.ts'
import { every, some } from './visible.ts'
import { rateOf } from './wilson.ts'

type Measure = (typeof MEASURES)[number]
type Row = { key: string; response_key: string; ground: string | null } & Record<'cases' | 'excluded' | Measure | `${Measure}_of`, number | null>

export const rates = view({
  name: 'requests.rates',
  title: '响应率、解决率、满意率',
  ...views.rates,
  may: [anyStaff],

  run: ({ office, db, actor, input, lang }) => figures({ office, db, input, lang, whose: (of) => figuresFor(actor, of) }),
})

type Asked = { office: Office; db: Db; input: Static<typeof views.rates.input>; lang: Lang; whose: (unit: RawBuilder<string>) => RawBuilder<unknown> }

/**
 * 三率: with their intervals, how many cases are behind them, and what was left out on which ground. A case that changed
 * hands counts for two units: its first response for the one, all else for the other.
 */
export async function figures({ office, db, input, lang, whose }: Asked): Promise<Static<typeof views.rates.output>> {
  const { by, unit, area, category, section } = input
  const minimum = limitsNow(office).fewest_for_a_rate
  const ours = (of: RawBuilder<string>) => every([whose(of), ...(unit ? [sql`${of} = ${unit}`] : [])])
  const holds = ours(unitOf('resolution'))
  const responds = ours(unitOf('response'))
  const where = every([
    sql`c.kind = 'request'`, some([holds, responds]), ...openedWithin(input), ...(area ? [sql`c.area = ${area}`] : []), ...(category ? [sql`c.category = ${category}`] : []),
    ...(section ? [sql`c.facts->>'section' = ${section}`] : []),
  ])
  const told = measuresOf(sql`outcome`)
  const counted = MEASURES.flatMap((name) => {
    const of = sql`${name === 'response' ? sql`responds` : sql`holds`} and not ${told.isExcluded} and ${told[name].known}`
    return [sql`(sum(n) filter (where ${of} and ${told[name].yes}))::int as ${sql.id(name)}`, sql`(sum(n) filter (where ${of}))::int as ${sql.id(`${name}_of`)}`]
  })
  // Many cases have few outcomes: like ones are counted first, and taken apart once.
  const { rows } = await sql<Row>`${plannedAnew}
    with outcomes as materialized (
      select ${groupNamed(by, unitOf('resolution'))} as key, c.facts->'outcome' as outcome, ${holds} as holds, ${responds} as responds, count(*) as n
      from kernel.case c where ${where} group by 1, 2, 3, 4)
    select key, ${by === 'unit' ? sql`coalesce(outcome->>'respondUnit', key)` : sql`key`} as response_key, ${told.ground} as ground,
      (sum(n) filter (where holds))::int as cases, (sum(n) filter (where holds and ${told.isExcluded}))::int as excluded, ${sql.join(counted)}
    from outcomes group by 1, 2, 3`.execute(db)

  const sum = (of: readonly Row[], what: Exclude<keyof Row, 'key' | 'response_key' | 'ground'>) => of.reduce((total, row) => total + (row[what] ?? 0), 0)
  const lines = [...new Set(rows.flatMap((row) => [row.key, row.response_key]))].map((key) => {
    const held = rows.filter((row) => row.key === key)
    const rate = (name: Measure, of: readonly Row[]) => rateOf(sum(of, name), sum(of, `${name}_of`), minimum)
    return {
      key, name: nameOf(office, by, key, lang), cases: sum(held, 'cases'), excluded: sum(held, 'excluded'),
      response: rate('response', rows.filter((row) => row.response_key === key)), resolution: rate('resolution', held), firstTime: rate('firstTime', held), satisfaction: rate('satisfaction', held),
    }
  }).filter((line) => line.cases + line.response.of > 0)
  const grounds = [...Map.groupBy(rows.filter((row) => row.ground !== null), (row) => row.ground!)]
  return {
    rows: lines.sort((a, b) => (by === 'month' ? (a.key < b.key ? -1 : 1) : b.cases - a.cases || (a.key < b.key ? -1 : 1))),
    exclusions: grounds.map(([ground, of]) => ({ ground, name: GROUNDS[ground]?.[lang] ?? ground, cases: sum(of, 'cases') })).filter(({ cases }) => cases > 0).sort((a, b) => b.cases - a.cases),
    minimum,
  }
}

function nameOf(office: Office, by: string, key: string, lang: Lang): string {
  if (by === 'unit') return unitName(office, key, lang)
  if (by === 'street') return key ? areaName(office, key, lang) : { zh: '地点不详', en: 'Place unknown' }[lang]
  if (by === 'category') return key ? categoryName(office, key, lang) : { zh: '未分类', en: 'No category' }[lang]
  return lang === 'zh' ? `${Number(key.slice(0, 4))}年${Number(key.slice(5))}月` : key.slice(0, 7)
}
