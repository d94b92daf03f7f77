import { type RawBuilder, sql } from 'kysely'
import { plannedAnew } from '#kernel/db/planned-anew.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { openedWithin } from './filters.ts'
import { LINE_COLUMNS, lineOf, withClocks } from './line.ts'
import { figuresFor, groupNamed, measureNamed, measuresOf, unitOf } from './measures.ts'
import { every, visible } from './visible.ts'

const MOST = 500

/** The cases behind a figure, newest first; those that somebody must not see are counted in it and not listed here. */
export const rateCases = view({
  name: 'requests.rate_cases',
  title: '指标背后的诉求',
  ...views.rate_cases,
  may: [anyStaff],

  async run({ office, db, actor, input, now, lang }) {
    const { by, key, measure, of } = input
    const told = measuresOf(sql`(c.facts->'outcome')`)
    const { isExcluded } = told
    const { known, yes } = told[measureNamed(measure)]
    // What is left out is counted for the unit that has the case, whichever figure it was opened from.
    const unit = unitOf(of === 'excluded' ? 'resolution' : measureNamed(measure))
    const group = by === 'ground' ? sql`${told.ground} = ${key}` : sql`${groupNamed(by, unit)} = ${key}`
    const parts: Record<typeof of, RawBuilder<unknown>> = {
      yes: sql`not ${isExcluded} and ${known} and ${yes}`,
      no: sql`not ${isExcluded} and ${known} and not (${yes})`,
      excluded: isExcluded,
      all: by === 'ground' ? sql`true` : sql`not ${isExcluded} and ${known}`,
    }
    const which = every([visible(actor), sql`c.kind = 'request'`, figuresFor(actor, unit), group, parts[of], ...openedWithin(input)])
    const { rows } = await sql`${plannedAnew}${withClocks(sql`(select ${LINE_COLUMNS} from kernel.case c where ${which} order by c.opened_at desc limit ${MOST})`, now)} order by c.opened_at desc`.execute(db)
    return { lines: rows.map((row) => lineOf(office, row as never, now, lang)) }
  },
})
