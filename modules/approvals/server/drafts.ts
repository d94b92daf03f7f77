import type { FastifyInstance, FastifyRequest } from 'fastify'
import { check } from '#kernel/check.ts'
import { CaseId } from '#kernel/contract.ts'
import type { Db, Tx } from '#kernel/db/tables.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import { signedIn } from '#kernel/http.ts'
import type { Resident } from '#kernel/identity/actor.ts'
import type { Duty } from '#kernel/module.ts'
import type { Office } from '#kernel/office.ts'
import { notFound, Refused, refuse } from '#kernel/refusal.ts'
import { Draft } from '../contract.ts'
import type { ApplicationTables } from './application.ts'
import { keepPlan, planNow } from './plans.ts'

const MOST_DRAFTS = 30
const DAYS_KEPT = 180

/**
 * 草稿: kept beside the one on the phone, so that somebody may go on elsewhere. Whoever writes over what another phone wrote
 * meanwhile is told. Its plan is kept too, and can be compared with a newer one.
 */
async function keepDraft(office: Office, owner: Resident, id: string, draft: Draft): Promise<{ version: number }> {
  return inTransaction(office.db, async (kernelTx) => {
    const tx = kernelTx as unknown as Tx<ApplicationTables>
    if (await tx.selectFrom('kernel.case').select('id').where('id', '=', id).executeTakeFirst()) refuse('sent_already', { zh: '这份申请已经提交，请在“我的办事”中查看', en: 'This application was sent already: see “My applications”' })
    const others = await tx.selectFrom('approvals.draft').select((e) => e.fn.countAll<number>().as('n')).where('resident_id', '=', owner.id).where('case_id', '!=', id).executeTakeFirstOrThrow()
    if (Number(others.n) >= MOST_DRAFTS) refuse('too_many_drafts', { zh: `最多保存 ${MOST_DRAFTS} 份草稿，请先删掉不用的`, en: `At most ${MOST_DRAFTS} drafts are kept: please delete some` })
    const row = { case_id: id, resident_id: owner.id, one_thing: draft.oneThing, plan: draft.plan, answers: JSON.stringify(draft.answers), materials: JSON.stringify(draft.kept), version: draft.version + 1, at: office.now() }
    const kept = await tx.insertInto('approvals.draft').values(row)
      .onConflict((c) => c.column('case_id').doUpdateSet(row).where('approvals.draft.resident_id', '=', owner.id).where('approvals.draft.version', '=', draft.version)).returning('version').executeTakeFirst()
    if (!kept) {
      const there = await ownDraft(tx, owner, id)
      refuse('draft_elsewhere', { zh: '这份草稿在别的手机上改过，请选择用哪一份', en: 'This draft was changed on another phone: please choose which one to go on with' }, { version: there.version, at: there.at })
    }
    const published = planNow(office, draft.oneThing)
    if (published?.hash === draft.plan) await keepPlan(tx, published, office.now())
    return { version: kept.version }
  })
}

async function ownDraft(db: Db<ApplicationTables> | Tx<ApplicationTables>, owner: Resident, id: string) {
  return (await db.selectFrom('approvals.draft').selectAll().where('case_id', '=', id).where('resident_id', '=', owner.id).executeTakeFirst()) ?? notFound()
}

export function draftRoutes(app: FastifyInstance, office: Office) {
  const db = office.db as unknown as Db<ApplicationTables>
  const given = async (request: FastifyRequest) => {
    const actor = await signedIn(office, request)
    if (actor.is !== 'resident') throw new Refused('not_yours', { zh: '这里供居民使用', en: 'This is for residents' }, 403)
    return { owner: actor, id: check(CaseId, (request.params as { id: string }).id) }
  }
  app.put('/api/approvals/draft/:id', { schema: { summary: '保存草稿', tags: ['approvals'], body: Draft } }, async (request) => {
    const { owner, id } = await given(request)
    return keepDraft(office, owner, id, check(Draft, request.body))
  })
  app.get('/api/approvals/draft/:id', { schema: { summary: '读取草稿', tags: ['approvals'] } }, async (request) => {
    const { owner, id } = await given(request)
    const { one_thing: oneThing, plan, answers, materials: kept, version, at } = await ownDraft(db, owner, id)
    return { id, oneThing, plan, answers, kept, version, at }
  })
  app.delete('/api/approvals/draft/:id', { schema: { summary: '删除草稿', tags: ['approvals'] } }, async (request) => {
    const { owner, id } = await given(request)
    await db.deleteFrom('approvals.draft').where('case_id', '=', id).where('resident_id', '=', owner.id).execute()
    return { deleted: true }
  })
}

/** Nobody goes on with it any more; what it says of a person need not lie here. */
export const forgetDraftsDuty: Duty = {
  name: 'approvals.forget-drafts', everySeconds: 86_400,
  async run({ db, now }) {
    await (db as unknown as Db<ApplicationTables>).deleteFrom('approvals.draft').where('at', '<', new Date(now().getTime() - DAYS_KEPT * 86_400_000)).execute()
  },
}
