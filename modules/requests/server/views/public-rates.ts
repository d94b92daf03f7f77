import type { Static } from 'typebox'
import { dayOf } from '#kernel/calendar/day.ts'
import { anyone } from '#kernel/identity/who.ts'
import { notFound } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { KEPT_SECONDS, openToPublic } from './public-scope.ts'
import { figures } from './rates.ts'
import { rateOf } from './wilson.ts'

const MONTHS = 12

/**
 * 三率公开: of the district and its units. Months that are over, and no number that stands for fewer cases than the district
 * says, nor any from which such a number can be had by taking another away: every number is as of a round number of cases.
 */
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
      exclusions: exclusions.filter(({ cases }) => cases >= minimum).map(({ name, cases }) => ({ name, atLeast: roundDown(cases, minimum) })), minimum,
    }
  },
})

const MEASURES = ['response', 'resolution', 'satisfaction'] as const
type Measure = (typeof MEASURES)[number]
type Counted = { yes: number; of: number }
type Row = Pick<Static<typeof views.rates.output>['rows'][number], 'key' | 'name' | 'cases'> & Record<Measure, Counted>
type PublicRow = Static<typeof views.public_rates.output>['district']

/** A case counts for one unit in each measure, so the units together are the district: those that are told, and the others if they are enough together. */
function together(rows: readonly Row[], minimum: number): Row {
  const all = (measure: Measure) => sumTold(rows.map((row) => row[measure]), minimum)
  return { key: '', name: '', cases: sumTold(rows.map(({ cases }) => ({ yes: 0, of: cases })), minimum).of, response: all('response'), resolution: all('resolution'), satisfaction: all('satisfaction') }
}

function sumTold(each: readonly Counted[], minimum: number): Counted {
  const sum = (of: readonly Counted[]) => ({ yes: of.reduce((total, { yes }) => total + yes, 0), of: of.reduce((total, one) => total + one.of, 0) })
  // One of these alone is below the minimum: whatever reaches it is of two units at least.
  const hidden = sum(each.filter(({ of }) => of < minimum))
  return sum([...each.filter(({ of }) => of >= minimum), ...(hidden.of >= minimum ? [hidden] : [])])
}

function publicRow(row: Row, minimum: number): PublicRow {
  const { key, name, cases } = row
  return { key, name, atLeast: cases < minimum ? null : roundDown(cases, minimum), response: told(row.response, minimum), resolution: told(row.resolution, minimum), satisfaction: told(row.satisfaction, minimum) }
}

/** As if of so many cases only: the share is no finer than one case of those, and all of them are said only where it was all. */
function told({ yes, of }: Counted, minimum: number): PublicRow[Measure] {
  if (of < minimum) return null
  const atLeast = roundDown(of, minimum)
  const { rate, low, high } = rateOf(yes === of ? atLeast : Math.min(atLeast - 1, Math.round((yes * atLeast) / of)), atLeast, minimum)
  return rate === null || low === null || high === null ? null : { atLeast, rate, low, high }
}

/** 10, 20, 50, 100, 200, 500 …, and never below the minimum. */
function roundDown(cases: number, minimum: number): number {
  const power = 10 ** (String(cases).length - 1)
  return Math.max(minimum, [5, 2, 1].find((first) => first * power <= cases)! * power)
}

const saysSomething = (row: PublicRow) => !!(row.response ?? row.resolution ?? row.satisfaction)

/** The months that were over on this day, the last one last. */
function monthsBefore(day: string): string[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return Array.from({ length: MONTHS }, (_, n) => new Date(Date.UTC(year, month - 1 - MONTHS + n, 1)).toISOString().slice(0, 7))
}

const lastDayOf = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
