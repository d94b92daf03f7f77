import type { Db } from '#kernel/db/tables.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { type Draft, residentViews } from '../../contract.ts'
import type { ApplicationTables } from '../application.ts'
import { planNow } from '../plans.ts'

/** 我的草稿: newest first. */
export const myDrafts = view({
  name: 'approvals.my_drafts',
  title: '我的草稿',
  ...residentViews.my_drafts,
  may: [signedInResident],

  async run({ office, db, actor, lang }) {
    if (actor.is !== 'resident') throw new Error('only residents keep drafts')
    const rows = await (db as unknown as Db<ApplicationTables>).selectFrom('approvals.draft').selectAll().where('resident_id', '=', actor.id).orderBy('at', 'desc').orderBy('case_id').execute()
    return {
      drafts: rows.map((row) => {
        const plan = planNow(office, row.one_thing)?.plan
        return {
          id: row.case_id, oneThing: row.one_thing, name: plan ? nameIn(plan, lang) : row.one_thing, step: (row.materials as unknown as Draft['kept']).step,
          answered: Object.keys(row.answers).length, version: row.version, at: row.at.toISOString(),
        }
      }),
    }
  },
})
