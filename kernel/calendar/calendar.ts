import { type Static, Type } from 'typebox'
import { type Day, isDay, isWeekend, numberOf } from './day.ts'
import type { Calendar } from './working-days.ts'

export type { Day } from './day.ts'
export type { Calendar } from './working-days.ts'

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** The yearly notices of the State Council (国务院办公厅关于部分节假日安排的通知), as they lie in a district's folder. */
export const CalendarDefinition = Type.Object(
  {
    years: Type.Array(
      Type.Object(
        {
          year: Type.Integer(),
          notice: Type.String({ description: 'number or address of the notice' }),
          off: Type.Array(Type.Object({ day, name: Type.String() }, { additionalProperties: false })),
          worked: Type.Array(Type.Object({ day, name: Type.String() }, { additionalProperties: false })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
  },
  { additionalProperties: false },
)
export type CalendarDefinition = Static<typeof CalendarDefinition>

/**
 * A year's last three days are settled only by the next year's notice, which grants New Year's Day with the days before
 * it: the notice for 2008 had 29 December 2007, a Saturday, worked and Monday the 31st off; the one for 2019 did the same.
 */
const LAST_SETTLED = '12-28'

/** Builds the calendar, or says at which place its definition cannot be true. */
export function calendarOf(definition: CalendarDefinition, hours: { closes: string }, version: string): Calendar {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(hours.closes)) throw new Error(`calendar: ${hours.closes} is not a closing time`)
  const off = new Map<Day, string>()
  const worked = new Map<Day, string>()

  definition.years.forEach(({ year, off: free, worked: busy }, i) => {
    free.forEach((entry, j) => keep(off, entry, year, `/years/${i}/off/${j}`))
    busy.forEach((entry, j) => {
      const place = `/years/${i}/worked/${j}`
      keep(worked, entry, year, place)
      if (!isWeekend(numberOf(entry.day))) throw new Error(`calendar ${place}: ${entry.day} is a weekday, worked anyway`)
      if (off.has(entry.day)) throw new Error(`calendar ${place}: ${entry.day} is both off and worked`)
    })
  })

  const [first, last] = spanOf(definition)
  return { version, off, worked, known_from: `${first}-01-01`, known_until: `${last}-${LAST_SETTLED}`, closes: hours.closes }
}

function keep(days: Map<Day, string>, entry: { day: Day; name: string }, year: number, place: string): void {
  if (!isDay(entry.day) || !entry.day.startsWith(`${year}-`)) throw new Error(`calendar ${place}: ${entry.day} is not a day of ${year}`)
  if (days.has(entry.day)) throw new Error(`calendar ${place}: ${entry.day} is given twice`)
  days.set(entry.day, entry.name)
}

/** The first and the last year. In between none may be missing, or its holidays would be counted as working days. */
function spanOf({ years }: CalendarDefinition): [number, number] {
  const order = years.map(({ year }, i) => ({ year, i })).sort((a, b) => a.year - b.year)
  const [first, last] = [order[0], order.at(-1)]
  if (!first || !last) throw new Error('calendar /years: no year is given')
  order.slice(1).forEach(({ year, i }, k) => {
    const before = order[k]?.year ?? year
    if (year === before) throw new Error(`calendar /years/${i}: ${year} is given twice`)
    if (year !== before + 1) throw new Error(`calendar /years/${i}: between ${before} and ${year} a year is missing`)
  })
  return [first.year, last.year]
}
