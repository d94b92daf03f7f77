import { type RawBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import { dayOf } from '#kernel/calendar/day.ts'
import type { Db } from '#kernel/db/tables.ts'
import { admin, dispatcher, supervisor } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { triageViews } from '../contract.ts'
import { type Needs, type Target, TARGETS } from './needs.ts'
import { settingsOn } from './settings.ts'
import type { Outcome, TriageTables } from './train.ts'

const MONTHS = 12
/** Of trainings that were never used the latest say enough. */
const LATEST = 10

type Shown = Static<typeof triageViews.acceptance.output>['targets'][number]
type Count = { target: Target; month: string; label: string; chosen: string; outcome: Outcome; cases: number }

export const monthOf: RawBuilder<string> = sql<string>`to_char(decided_at at time zone 'Asia/Shanghai', 'YYYY-MM')`

/** 采纳情况: how often people made of a request what was suggested, by month and by what was suggested, and the models that suggested it. */
export const acceptance = ({ nameOf }: Needs) => view<typeof triageViews.acceptance.input, typeof triageViews.acceptance.output, TriageTables>({
  name: 'triage.acceptance',
  title: '分诊建议的采纳情况',
  ...triageViews.acceptance,
  may: [dispatcher, supervisor, admin],

  async run({ office, db, now, lang }) {
    const months = monthsUntil(dayOf(now))
    const { rows } = await sql<Count>`
      select target, ${monthOf} as month, label, chosen, outcome, count(*)::int as cases from triage.suggestion
      where decided_at >= ${countedFrom(now)} group by 1, 2, 3, 4, 5`.execute(db)
    const targets = TARGETS.map(async (target): Promise<Shown> => {
      const counts = rows.filter((row) => row.target === target)
      const first = months.findIndex((month) => counts.some((row) => row.month === month))
      return {
        target, ...tally(counts),
        months: first < 0 ? [] : months.slice(first).map((month) => ({ month, ...tally(counts.filter((row) => row.month === month)) })),
        labels: labelsIn(counts, (label) => nameOf[target](office, label, lang)), models: await modelsFor(db, target),
      }
    })
    return { suggestFrom: settingsOn(office, dayOf(now)).suggestFrom ?? null, since: months[0]!, targets: await Promise.all(targets) }
  },
})

const sum = (counts: readonly Count[]) => counts.reduce((all, { cases }) => all + cases, 0)
const tally = (counts: readonly Count[]): Record<Outcome, number> => {
  const of = (outcome: Outcome) => sum(counts.filter((row) => row.outcome === outcome))
  return { accepted: of('accepted'), corrected: of('corrected'), silent: of('silent') }
}

function labelsIn(counts: readonly Count[], name: (label: string) => string): Shown['labels'] {
  return [...Map.groupBy(counts.filter(({ outcome }) => outcome !== 'silent'), ({ label }) => label)].map(([label, of]) => {
    const { accepted, corrected } = tally(of)
    const into = [...Map.groupBy(of.filter(({ outcome }) => outcome === 'corrected'), ({ chosen }) => chosen)].map(([chosen, these]) => ({ label: chosen, name: name(chosen), cases: sum(these) }))
    return { label, name: name(label), accepted, corrected, into: into.sort((a, b) => b.cases - a.cases) }
  }).sort((a, b) => b.corrected - a.corrected || b.accepted - a.accepted || (a.label < b.label ? -1 : 1))
}

async function modelsFor(db: Db<TriageTables>, target: Target): Promise<Shown['models']> {
  const rows = await db.selectFrom('triage.model').select(['version', 'made_at', 'learned', 'held', 'score', 'before', 'in_use']).where('target', '=', target)
    .where((e) => e.or([e('in_use', '=', true), e('version', '>', sql<number>`(select max(version) from triage.model where target = ${target}) - ${LATEST}::int`)])).orderBy('version', 'desc').execute()
  const present = rows.find((row) => row.in_use)?.version
  return rows.map(({ version, made_at, learned, held, score, before, in_use }) => ({
    version, madeAt: made_at.toISOString(), learned, held, score, before, state: version === present ? 'in_use' : in_use ? 'was_in_use' : 'not_better',
  }))
}

/** The months of a year, that of this day among them. */
export const countedFrom = (now: Date) => new Date(`${monthsUntil(dayOf(now))[0]!}-01T00:00:00+08:00`)

/** The last of them is that of this day. */
function monthsUntil(day: string): string[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return Array.from({ length: MONTHS }, (_, n) => new Date(Date.UTC(year, month - MONTHS + n, 1)).toISOString().slice(0, 7))
}
