import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import { triageViews } from '../contract.ts'
import { acceptance, countedFrom, monthOf } from './acceptance.ts'
import type { Needs, Target } from './needs.ts'
import type { Outcome, TriageTables } from './train.ts'

const MOST = 200

type Row = { case_id: string; target: Target; label: string; confidence: number; chosen: string; outcome: Outcome; decided_at: Date; total: number }

/** The requests behind a number of 采纳情况, the latest first; those that somebody must not see are counted in it and not listed here. */
export const acceptanceCases = (needs: Needs) => view<typeof triageViews.acceptance_cases.input, typeof triageViews.acceptance_cases.output, TriageTables>({
  name: 'triage.acceptance_cases',
  title: '采纳情况背后的诉求',
  ...triageViews.acceptance_cases,
  may: acceptance(needs).may,

  async run({ office, db, actor, input, now, lang }) {
    const { target, outcome, month, label, chosen } = input
    const which = [
      sql`target = ${target}`, sql`decided_at >= ${countedFrom(now)}`, ...(outcome ? [sql`outcome = ${outcome}`] : []), ...(month ? [sql`${monthOf} = ${month}`] : []),
      ...(label !== undefined ? [sql`label = ${label} and outcome <> 'silent'`] : []), ...(chosen !== undefined ? [sql`chosen = ${chosen}`] : []),
    ]
    const { rows } = await sql<Row>`select *, count(*) over ()::int as total from triage.suggestion where ${sql.join(which, sql` and `)} order by decided_at desc, case_id limit ${MOST}`.execute(db)
    const seen = new Map((await needs.seenBy(db, actor, rows.map((row) => row.case_id))).map((kase) => [kase.id, kase]))
    const name = (code: string) => needs.nameOf[target](office, code, lang)
    return {
      total: rows[0]?.total ?? 0,
      cases: rows.flatMap((row) => {
        const kase = seen.get(row.case_id)
        return kase ? [{ ...kase, said: name(row.label), confidence: Math.round(row.confidence * 100) / 100, chosen: name(row.chosen), outcome: row.outcome, decidedAt: row.decided_at.toISOString() }] : []
      }),
    }
  },
})
