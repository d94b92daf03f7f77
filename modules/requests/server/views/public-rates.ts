import type { Static } from 'typebox'
import { dayOf } from '#kernel/calendar/day.ts'
import { anyone } from '#kernel/identity/who.ts'
import { notFound } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { KEPT_SECONDS, openToPublic } from './public-scope.ts'
import { figures } from './rates.ts'
import { type Rate, rateOf } from './wilson.ts'

const MONTHS = 12

/** 三率公开: of the district and its units. Months that are over, and no number that stands for fewer cases than the district says. */
export const publicRates = view({
  name: 'requests.public_rates',
  title: '公开的响应率、解决率、满意率',
  ...views.public_rates,
  may: [anyone],
  keeps: KEPT_SECONDS,

  async run({ office, db, input, now, lang }) {
    const months = monthsBefore(dayOf(now))
    const month = input.month ?? months.at(-1)!
    const [from, until] = month === 'year' ? [months[0]!, months.at(-1)!] : [month, month]
    if (!months.includes(from)) notFound()
    const period = { by: 'unit', from: `${from}-01`, until: lastDayOf(until) } as const
    const { rows, exclusions, minimum } = await figures({ office, db, lang, input: period, whose: () => openToPublic(office) })
    const units = rows.map((row) => publicRow(row, minimum))
    return {
      month, months, district: publicRow(together(rows, minimum), minimum), units: units.filter(saysSomething), few: units.filter((row) => !saysSomething(row)).map(({ name }) => name),
      exclusions: exclusions.map(({ name, cases }) => ({ name, cases })), minimum,
    }
  },
})

type Row = Static<typeof views.rates.output>['rows'][number]
type PublicRow = Static<typeof views.public_rates.output>['district']

/** A case counts for one unit in each measure, so the units together are the district. */
function together(rows: readonly Row[], minimum: number) {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  const all = (measure: 'response' | 'resolution' | 'satisfaction') => rateOf(sum((row) => row[measure].yes), sum((row) => row[measure].of), minimum)
  return { key: '', name: '', cases: sum((row) => row.cases), excluded: sum((row) => row.excluded), response: all('response'), resolution: all('resolution'), satisfaction: all('satisfaction') }
}

function publicRow({ key, name, cases, excluded, response, resolution, satisfaction }: Omit<Row, 'firstTime'>, minimum: number): PublicRow {
  const enough = cases >= minimum
  return { key, name, cases: enough ? cases : null, excluded: enough ? excluded : null, response: told(response), resolution: told(resolution), satisfaction: told(satisfaction) }
}

/** Below the minimum not even the number of cases. */
const told = ({ yes, of, rate, low, high }: Rate) => (rate === null || low === null || high === null ? null : { yes, of, rate, low, high })
const saysSomething = (row: PublicRow) => !!(row.response ?? row.resolution ?? row.satisfaction)

/** The months that were over on this day, the last one last. */
function monthsBefore(day: string): string[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return Array.from({ length: MONTHS }, (_, n) => new Date(Date.UTC(year, month - 1 - MONTHS + n, 1)).toISOString().slice(0, 7))
}

const lastDayOf = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
