import { can } from '#kernel/case/can.ts'
import type { Db } from '#kernel/db/tables.ts'
import { nameIn } from '#kernel/definitions/district.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { residentViews } from '../../contract.ts'
import { type ApplicationState, type ApplicationTables, factsOf } from '../application.ts'
import { planBy } from '../plans.ts'
import { STATES } from './application-words.ts'
import { awaitedClock, readAllOwn, statusOf } from './own-application.ts'

/** 我的办事: one's own applications, newest first. */
export const myApplications = view({
  name: 'approvals.my_applications',
  title: '我的办事',
  ...residentViews.my_applications,
  may: [signedInResident],

  async run({ office, db, actor, now, lang }) {
    if (actor.is !== 'resident') throw new Error('only residents apply')
    const all = await readAllOwn(db, actor.id)
    const missing = await countMissing(db, all.flatMap(({ kase }) => (kase.state === 'supplementing' ? [{ id: kase.id, seq: factsOf(kase).supplement!.seq }] : [])))
    return {
      applications: await Promise.all(all.map(async (own) => {
        const { kase, clocks } = own
        const facts = factsOf(kase)
        const plan = await planBy(db as unknown as Db<ApplicationTables>, facts.plan)
        const due = awaitedClock(own)?.dueAt ?? null
        const branches = Object.values(facts.branches)
        return {
          id: kase.id, number: kase.number, name: nameIn(plan, lang), state: kase.state, stateName: STATES[kase.state as ApplicationState][lang],
          status: statusOf(office, own, facts, { missing: missing.get(kase.id) ?? 0, certificates: facts.issued?.certificates ?? 0, lang }),
          needsYou: waitsForYou(can(office, actor, kase, clocks), facts.later?.length ?? 0, lang), openedAt: kase.opened_at.toISOString(), dueAt: due?.toISOString() ?? null, late: !!due && due < now,
          decided: branches.filter(({ state }) => state !== 'working' && state !== 'stopped').length, matters: branches.length,
        }
      })),
    }
  },
})

/** What waits for the applicant; null where nothing does. */
export function waitsForYou(verbs: readonly string[], later: number, lang: 'zh' | 'en'): string | null {
  if (verbs.includes('approvals.supplement')) return { zh: '请补正，一次补齐', en: 'Please send what is missing' }[lang]
  return verbs.includes('approvals.supply_later') && later > 0 ? { zh: `还有 ${later} 份材料要补交`, en: `${later} documents are still to follow` }[lang] : null
}

async function countMissing(db: Db<any>, notices: readonly { id: string; seq: number }[]): Promise<Map<string, number>> {
  if (notices.length === 0) return new Map()
  const rows = await db.selectFrom('kernel.event').select(['case_id', 'body']).where((e) => e.or(notices.map(({ id, seq }) => e.and([e('case_id', '=', id), e('seq', '=', seq)])))).execute()
  return new Map(rows.map((row) => [row.case_id, ((row.body as { says?: { missing?: unknown[] } }).says?.missing ?? []).length]))
}
