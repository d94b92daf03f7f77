import type { FastifyInstance, FastifyRequest } from 'fastify'
import { check, checkQuery } from '#kernel/check.ts'
import { CaseId } from '#kernel/contract.ts'
import type { Units } from '#kernel/definitions/district.ts'
import { refusalFor, signedIn } from '#kernel/http.ts'
import type { Office } from '#kernel/office.ts'
import { refuse } from '#kernel/refusal.ts'
import { Type } from 'typebox'
import { DesignAsked, DesignDraft, DesignPublished, DesignReturned, DesignReview, MigrationDecided, MigrationProposed } from '../../contract.ts'
import { requirePlan } from '../plans.ts'
import { bpmnOf } from '../plan/bpmn.ts'
import { designer, readDraft } from './draft.ts'
import { discardDesign, keepDesign } from './keep-design.ts'
import { decideMigration, proposeMigration } from './plan-migration.ts'
import { preview, unnoticedIn, usersOf } from './preview.ts'
import { publishDesign, returnDesign, sendDesign } from './review-design.ts'

/** What the designer does: drafts are no cases, so that these are no verbs. */
export function designerRoutes(app: FastifyInstance, office: Office) {
  const tags = ['approvals']
  const by = async (request: FastifyRequest) => {
    const actor = await signedIn(office, request)
    if (!designer.of(actor, null)) throw refusalFor(actor)
    return actor
  }
  const idIn = (request: FastifyRequest) => check(CaseId, (request.params as { id: string }).id)

  app.post('/api/approvals/design/preview', { schema: { summary: '试编设计稿', tags, body: DesignAsked } }, async (request) => {
    await by(request)
    return preview(office, check(DesignAsked, request.body))
  })
  app.post('/api/approvals/design/unnoticed', { schema: { summary: '设计稿的变异测试', tags, body: DesignAsked } }, async (request) => {
    await by(request)
    const found = await unnoticedIn(office, check(DesignAsked, request.body), () => request.raw.socket.destroyed)
    return found ?? { tried: 0, unnoticed: [] }
  })
  app.post('/api/approvals/design/users', { schema: { summary: '试算：设计稿里这一项的使用者', tags, body: DesignAsked } }, async (request) => {
    await by(request)
    return usersOf(office, check(DesignAsked, request.body), () => request.raw.socket.destroyed)
  })
  app.put('/api/approvals/design/:id', { schema: { summary: '保存设计稿', tags, body: DesignDraft } }, async (request) => keepDesign(office, await by(request), idIn(request), check(DesignDraft, request.body)))
  app.delete('/api/approvals/design/:id', { schema: { summary: '丢弃设计稿', tags } }, async (request) => discardDesign(office, await by(request), idIn(request)))
  app.post('/api/approvals/design/:id/review', { schema: { summary: '送交复核', tags, body: DesignReview } }, async (request) => sendDesign(office, await by(request), idIn(request), check(DesignReview, request.body)))
  app.post('/api/approvals/design/:id/return', { schema: { summary: '退回或撤回设计稿', tags, body: DesignReturned } }, async (request) => returnDesign(office, await by(request), idIn(request), check(DesignReturned, request.body)))
  app.post('/api/approvals/design/:id/publish', { schema: { summary: '复核并发布', tags, body: DesignPublished } }, async (request) => publishDesign(office, await by(request), idIn(request), check(DesignPublished, request.body).version))
  app.post('/api/approvals/design/migration', { schema: { summary: '提出法规变更', tags, body: MigrationProposed } }, async (request) => proposeMigration(office, await by(request), check(MigrationProposed, request.body)))
  app.post('/api/approvals/design/migration/:id/decide', { schema: { summary: '决定法规变更', tags, body: MigrationDecided } }, async (request) => decideMigration(office, await by(request), idIn(request), check(MigrationDecided, request.body)))

  const Which = Type.Object({ draft: Type.Optional(CaseId) })
  app.get('/api/approvals/bpmn/:oneThing', { schema: { summary: '流程图（BPMN 2.0）', tags, querystring: Which } }, async (request, reply) => {
    await by(request)
    const { oneThing } = request.params as { oneThing: string }
    const { draft } = checkQuery(Which, request.query)
    const units = new Map((office.definitions.newest<Units>('units')?.body ?? []).map((u) => [u.id, u.name]))
    const shown = draft ? preview(office, { ...(await readDraft(office.db, draft)), show: `one_thing:${oneThing}` }) : { plan: requirePlan(office, oneThing).plan, all: requirePlan(office, oneThing).all }
    if (!shown.plan || !shown.all) refuse('not_ready', { zh: '方案还有错误，改好后才能导出流程图', en: 'The plan has errors: mend them before its diagram is exported' })
    return reply.header('content-type', 'application/xml; charset=utf-8').header('content-disposition', `attachment; filename="${encodeURIComponent(oneThing)}.bpmn"`).send(bpmnOf(shown.plan, (id) => units.get(id) ?? id))
  })
}
