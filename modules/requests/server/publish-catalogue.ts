import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { dayOf, isDay } from '#kernel/calendar/day.ts'
import { check } from '#kernel/check.ts'
import { strict } from '#kernel/contract.ts'
import type { Tx } from '#kernel/db/tables.ts'
import { publishInTurn } from '#kernel/definitions/publish-in-turn.ts'
import { refusalFor, signedIn } from '#kernel/http.ts'
import { type Actor, keyOf } from '#kernel/identity/actor.ts'
import { admin, dispatcher } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { refuse, refuseInput } from '#kernel/refusal.ts'
import { publishCatalogue as Given } from '../contract.ts'
import { ruleFor } from './catalogue.ts'
import type { Catalogue } from './definitions.ts'
import type { RequestTables } from './request.ts'

const Published = Type.Object({ version: Type.Integer(), effectiveFrom: Type.String(), settled: Type.Integer({ description: 'proposals that this version contains' }), open: Type.Integer({ description: 'proposals that it does not, and that stay open' }) }, strict)

/**
 * 发布派单目录: the next version, in force from a day that is not over. What is published is never changed, and what was
 * dispatched under an earlier version stays where it is (北京市接诉即办工作条例 art. 11: 动态调整). A proposal is settled by the
 * version that says what it proposes; the others stay open until one does.
 */
export async function publishCatalogue(office: Office, actor: Actor, raw: unknown): Promise<Static<typeof Published>> {
  if (![dispatcher, admin].some((who) => who.of(actor, null))) throw refusalFor(actor)
  const { effectiveFrom, why, rules } = check(Given, raw)
  const now = office.now()
  if (!isDay(effectiveFrom)) refuseInput({ zh: '生效日期应写成 2026-03-04 这样', en: 'Please write the day as 2026-03-04' })
  if (effectiveFrom < dayOf(now)) refuse('effective_in_the_past', { zh: '生效日期不能早于今天：已经派出的诉求不能事后换规则', en: 'It cannot take effect before today: what is dispatched already keeps its rules' })

  const settled = await publishInTurn(office, 'catalogue', async (tx) => {
    const version = (office.definitions.newest('catalogue')?.version ?? 0) + 1
    const body: Catalogue = { version, effective_from: effectiveFrom, why, rules }
    await office.definitions.publish(tx, { kind: 'catalogue', body, effectiveFrom, why, by: keyOf(actor), now })
    const own = tx as unknown as Tx<RequestTables>
    const proposals = await own.selectFrom('requests.catalogue_proposal').selectAll().where('settled_in', 'is', null).execute()
    const contained = proposals.filter((proposal) => says(office, body, proposal)).map((proposal) => proposal.case_id)
    if (contained.length) await own.updateTable('requests.catalogue_proposal').set({ settled_in: version }).where('case_id', 'in', contained).execute()
    return { version, count: contained.length, open: proposals.length - contained.length }
  })
  return { version: settled.version, effectiveFrom, settled: settled.count, open: settled.open }
}

type Proposal = RequestTables['requests.catalogue_proposal']

/** Whether what was proposed is what the catalogue does there. Assisting units may be more than were proposed, and none fewer. */
function says(office: Office, catalogue: Catalogue, proposal: Proposal): boolean {
  const found = ruleFor(office, catalogue, proposal)
  return found?.lead === proposal.lead && proposal.assist.every((unit) => found.assist.includes(unit))
}

export function publishCatalogueRoute(app: FastifyInstance, office: Office) {
  app.post('/api/requests/publish_catalogue', { schema: { summary: '发布派单目录', tags: ['requests'], body: Given, response: { 200: Published } } },
    async (request) => publishCatalogue(office, await signedIn(office, request), request.body))
}
