import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { Db, Tx } from '#kernel/db/tables.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { readNames } from '#kernel/identity/staff-names.ts'
import type { Office } from '#kernel/office.ts'
import { message, passOn } from '#kernel/outbox.ts'
import { notFound, refuse, Refused } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import { designerViews, type MigrationDecided, type MigrationProposed } from '../../contract.ts'
import { planDifference } from '../../rules/plan-difference.ts'
import type { Application, ApplicationTables } from '../application.ts'
import { keepPlan, planBy, planNow, requirePlan } from '../plans.ts'
import { planMigrated } from '../topics.ts'
import { oneThingNameOf } from '../views/desk-names.ts'
import { designer, type DesignTables, requireSecond } from './draft.ts'
import { differenceInWords, movedInWords } from './repin.ts'

type Tables = DesignTables & ApplicationTables
/** States in which an application can still follow; what waits for its issue is decided. */
const FOLLOWS = ['submitted', 'supplementing', 'in_progress']

/** 提出法规变更: whoever proposes it has seen the dry run; nothing happens until another person decides. */
export async function proposeMigration(office: Office, actor: Actor, { id, oneThing, from, to, why, longer }: Static<typeof MigrationProposed>): Promise<{ id: string }> {
  if (actor.is !== 'staff' || !actor.roles.includes('admin')) throw new Refused('not_yours', { zh: '由管理员提出', en: 'Administrators propose this' }, 403)
  return inTransaction(office.db, async (kernelTx) => {
    const tx = kernelTx as unknown as Tx<Tables>
    const now = requirePlan(office, oneThing)
    if (now.hash !== to) refuse('plan_changed', { zh: '试算之后方案又有变化，请重新试算', en: 'The plan changed after the dry run: please run it again' }, { plan: now.hash })
    if (from === to) refuse('no_change', { zh: '这些申请已经按现行方案办理', en: 'These applications follow the plan of today already' })
    const open = await tx.selectFrom('approvals.plan_migration').select('id').where('one_thing', '=', oneThing).where('from_plan', '=', from).where('state', '=', 'proposed').executeTakeFirst()
    if (open && open.id !== id) refuse('proposed_already', { zh: '已有一份待决定的变更，请先处理它', en: 'A change is waiting to be decided already' }, open)
    await keepPlan(tx as never, now, office.now())
    await tx.insertInto('approvals.plan_migration').values({ id, one_thing: oneThing, from_plan: from, to_plan: to, why, longer: longer ?? null, state: 'proposed', proposed_by: actor.id, proposed_at: office.now(), decided_by: null, decided_at: null, words: null, cases: null }).onConflict((c) => c.doNothing()).execute()
    return { id }
  })
}

/** 决定: another person agrees, and each application follows on its own, with its own step in its history; or rejects it. */
export async function decideMigration(office: Office, actor: Actor, id: string, { agreed, words }: Static<typeof MigrationDecided>): Promise<{ cases: number }> {
  return inTransaction(office.db, async (kernelTx) => {
    const tx = kernelTx as unknown as Tx<Tables>
    const row = (await tx.selectFrom('approvals.plan_migration').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? notFound()
    const second = requireSecond(actor, row.proposed_by)
    if (row.state !== 'proposed') refuse('decided_already', { zh: '这份变更已经决定过，请刷新查看', en: 'This was decided already: please reload' })
    if (agreed && requirePlan(office, row.one_thing).hash !== row.to_plan) refuse('plan_changed', { zh: '提出之后方案又有变化，请否决这份，重新试算后再提出', en: 'The plan changed after this was proposed: reject it, and propose what a new dry run shows' })
    const cases = agreed ? await pinnedTo(tx, row.one_thing, row.from_plan) : []
    await tx.updateTable('approvals.plan_migration').set({ state: agreed ? 'decided' : 'rejected', decided_by: second.id, decided_at: office.now(), words, cases: cases.length }).where('id', '=', id).execute()
    await passOn(office, tx, cases.map(({ id: caseId }) => ({ caseId, ...message(planMigrated, { caseId, migration: id }) })))
    return { cases: cases.length }
  })
}

type Pinned = Pick<Application, 'answers' | 'materials' | 'graph'> & { id: string; number: string; state: string; opened_at: Date }

async function pinnedTo(db: Db<Tables> | Tx<Tables>, oneThing: string, plan: string): Promise<Pinned[]> {
  const { rows } = await sql<Pinned>`
    select c.id, c.number, c.state, c.opened_at, a.answers, a.materials, a.graph from kernel.case c join approvals.application a on a.case_id = c.id
    where c.kind = 'application' and c.closed_at is null and c.state = any(${FOLLOWS}::text[]) and c.category = ${oneThing} and a.plan = ${plan} order by c.opened_at, c.id`.execute(db)
  return rows
}

/** 试算 over every open application that is pinned to the earlier plan; whose they are, only those learn who may open them. */
export const migrationDryRun = view<typeof designerViews.migration_dry_run.input, typeof designerViews.migration_dry_run.output, Tables>({
  name: 'approvals.migration_dry_run',
  title: '法规变更试算',
  ...designerViews.migration_dry_run,
  may: [designer],

  async run({ office, db, input, lang }) {
    const now = requirePlan(office, input.oneThing)
    const before = await planBy(db as never, input.from).catch(() => notFound())
    const cases = await pinnedTo(db, input.oneThing, input.from)
    return {
      to: now.hash, changes: differenceInWords(planDifference(before, now.plan), lang),
      cases: cases.map(({ id, number, state, opened_at, answers, materials, graph }) => ({ id, number, state, openedAt: opened_at.toISOString(), ...movedInWords(before, now.plan, { state, answers, papers: materials, graph }, lang) })),
    }
  },
})

/** 法规变更: one-things with open applications under an earlier plan, and what was proposed. */
export const planMigrations = view<typeof designerViews.plan_migrations.input, typeof designerViews.plan_migrations.output, Tables>({
  name: 'approvals.plan_migrations',
  title: '法规变更',
  ...designerViews.plan_migrations,
  may: [designer],

  async run({ office, db, actor, lang }) {
    const { rows: pinned } = await sql<{ one_thing: string; plan: string; open: number; since: Date }>`
      select a.one_thing, a.plan, count(*)::int as open, min(c.opened_at) as since from kernel.case c join approvals.application a on a.case_id = c.id
      where c.kind = 'application' and c.closed_at is null and c.state = any(${FOLLOWS}::text[]) group by 1, 2 order by 1, 4`.execute(db)
    const waiting = []
    for (const { one_thing: oneThing, plan, open, since } of pinned) {
      const now = planNow(office, oneThing)
      if (!now || now.hash === plan) continue
      waiting.push({ oneThing, name: oneThingNameOf(office, oneThing, lang) ?? oneThing, from: plan, to: now.hash, since: since.toISOString(), open, changes: differenceInWords(planDifference(await planBy(db as never, plan), now.plan), lang) })
    }
    const rows = await db.selectFrom('approvals.plan_migration').selectAll().orderBy('proposed_at', 'desc').limit(100).execute()
    const people = await readNames(db, rows.flatMap((row) => [row.proposed_by, row.decided_by]))
    const mayDecide = (by: string) => actor.is === 'staff' && actor.id !== by && (actor.roles.includes('admin') || actor.roles.includes('supervisor'))
    return {
      waiting,
      migrations: rows.map((row) => ({
        id: row.id, oneThing: row.one_thing, name: oneThingNameOf(office, row.one_thing, lang) ?? row.one_thing, from: row.from_plan, to: row.to_plan, why: row.why, longer: row.longer, state: row.state,
        by: people.get(row.proposed_by)?.name ?? '', at: row.proposed_at.toISOString(), decidedBy: row.decided_by ? people.get(row.decided_by)?.name ?? '' : null, decidedAt: row.decided_at?.toISOString() ?? null, words: row.words, cases: row.cases,
        can: row.state === 'proposed' && mayDecide(row.proposed_by),
      })),
    }
  },
})
