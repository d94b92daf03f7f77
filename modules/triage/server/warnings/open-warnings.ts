import { maySee } from '#kernel/case/act.ts'
import { viewOf } from '#kernel/case/can.ts'
import { wordsOf } from '#kernel/case/events-of.ts'
import type { CaseRow, Db } from '#kernel/db/tables.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { readNames, staffIn } from '#kernel/identity/staff-names.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { view } from '#kernel/view.ts'
import { triageViews } from '../../contract.ts'
import type { Needs } from '../needs.ts'
import { factsOf, warning } from './warning.ts'

/** Open warnings that somebody may see, what is due first. */
export async function readWarnings(office: Office, db: Db<any>, actor: Actor): Promise<CaseRow[]> {
  const rows = (await db.selectFrom('kernel.case').selectAll().where('kind', '=', warning.name).where('closed_at', 'is', null).orderBy('due_at').orderBy('opened_at').execute()) as CaseRow[]
  return rows.filter((kase) => maySee(office, actor, kase))
}

/** Open warnings, with what the unit said that it will do. */
export const openWarnings = ({ nameOf }: Needs) => view({
  name: 'triage.warnings',
  title: '提前预警',
  ...triageViews.warnings,
  may: [anyStaff],

  async run({ office, db, actor, now, lang }) {
    const seen = await readWarnings(office, db, actor)
    const taken = seen.length ? await db.selectFrom('kernel.event').select(['case_id', 'actor', 'at', 'sealed']).where('case_id', 'in', seen.map(({ id }) => id)).where('verb', '=', 'triage.take_up').execute() : []
    const names = await readNames(db, staffIn(taken.map((event) => event.actor)))
    return {
      warnings: seen.map((kase) => {
        const { topic, said } = factsOf(kase)
        const event = taken.find(({ case_id }) => case_id === kase.id)
        return {
          ...viewOf(office, actor, kase, []), summary: kase.summary, topic, said: said[lang], unit: kase.unit_id, unitName: nameOf.unit(office, kase.unit_id, lang),
          openedAt: kase.opened_at.toISOString(), late: kase.due_at !== null && kase.due_at < now,
          plan: event ? { text: wordsOf(event as never)['plan'] ?? '', by: names.get(event.actor.slice('staff:'.length))?.name ?? '', at: event.at.toISOString() } : null,
        }
      }),
    }
  },
})
