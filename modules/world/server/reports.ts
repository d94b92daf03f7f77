import { admin, supervisor } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { worldViews } from '../contract.ts'
import { GESTURES, PHRASES } from '../presence/phrases.ts'
import type { WorldTables } from './tables.ts'

const MOST = 200

/** What moderators look into. */
export const reports = view<typeof worldViews.reports.input, typeof worldViews.reports.output, WorldTables>({
  name: 'world.reports',
  title: '街区举报记录',
  ...worldViews.reports,
  may: [supervisor, admin],

  async run({ db }) {
    const rows = await db.selectFrom('world.report').selectAll().orderBy('at', 'desc').limit(MOST).execute()
    return {
      reports: rows.map(({ at, said, ...row }) => ({
        ...row, at: at.toISOString(),
        said: said.map(({ kind, which, at: when }) => {
          const { zh, en } = (kind === 'phrase' ? PHRASES : GESTURES)[which]!
          return { at: new Date(when).toISOString(), kind, zh, en }
        }),
      })),
    }
  },
})
