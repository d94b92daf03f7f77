import { sql } from 'kysely'
import { dayOf } from '#kernel/calendar/day.ts'
import { masked } from '#kernel/identity/personal-data.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { notFound } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import type { Db } from '#kernel/db/tables.ts'
import { views } from '../../contract.ts'
import type { Catalogue } from '../definitions.ts'
import type { RequestTables } from '../request.ts'
import { notRecused } from './visible.ts'

/** 派单目录: every version there was, one of them whole, and what upheld returns propose for the next. All staff read it, so that what a return was decided on names nobody. */
export const catalogueView = view({
  name: 'requests.catalogue',
  title: '派单目录',
  ...views.catalogue,
  may: [anyStaff],

  async run({ office, db, actor, input, now }) {
    const published = office.definitions.versions<Catalogue>('catalogue')
    const inForce = published.length ? office.definitions.at<Catalogue>('catalogue', dayOf(now)).version : null
    const shown = published.find(({ version }) => version === (input.version ?? inForce))
    if (!shown) notFound()
    const proposals = await (db as unknown as Db<RequestTables>).selectFrom('requests.catalogue_proposal as p').innerJoin('kernel.case as c', 'c.id', 'p.case_id')
      .select(['p.case_id', 'c.number', 'p.category', 'p.area', 'p.lead', 'p.assist', 'p.why', 'p.at']).where('p.settled_in', 'is', null).where(actor.is === 'staff' ? notRecused(actor) : sql<boolean>`false`).orderBy('p.at').execute()
    return {
      versions: published.map(({ version, effectiveFrom, why, body }) => ({ version, effectiveFrom, why: body.why || why, rules: body.rules.length, inForce: version === inForce })).toReversed(),
      catalogue: { ...shown.body, version: shown.version, effective_from: shown.effectiveFrom },
      proposals: proposals.map((p) => ({ id: p.case_id, caseNumber: p.number, category: p.category, area: p.area, lead: p.lead, assist: p.assist, why: masked(p.why), at: p.at.toISOString() })),
    }
  },
})
