import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { maySee } from '#kernel/case/act.ts'
import { isCaseId } from '#kernel/case/case-id.ts'
import { readEvents } from '#kernel/case/events-of.ts'
import type { Db } from '#kernel/db/tables.ts'
import { signedIn } from '#kernel/http.ts'
import type { Office } from '#kernel/office.ts'
import { notFound } from '#kernel/refusal.ts'
import type { Answers } from '../../rules/expr.ts'
import type { ApplicationTables } from '../application.ts'
import { planBy } from '../plans.ts'
import { planHashAt } from './document.ts'
import { documentsOf } from './document-of.ts'
import { documentPdf } from './document-pdf.ts'

type Asked = { Params: { caseId: string; seq: string; nth?: string } }
const PATH = '/api/approvals/document/:caseId/:seq(^\\d{1,6}$)'

/** 文书: the paper of one act, for the applicant and for whoever sees the case. It is written anew each time, from the ledger. */
export function documentRoute(app: FastifyInstance, office: Office) {
  const schema = { summary: '文书（pdf）：受理、补正、告知承诺、容缺、整改、停表、延期的书面告知，不予受理、不予许可和撤销、注销的决定', tags: ['approvals'] }
  app.get<Asked>(PATH, { schema }, give)
  // Some acts have several papers.
  app.get<Asked>(`${PATH}/:nth(^[2-9]$)`, { schema }, give)

  async function give(request: FastifyRequest<Asked>, reply: FastifyReply) {
    const { caseId, seq, nth = '1' } = request.params
    const actor = await signedIn(office, request)
    const kase = isCaseId(caseId) ? await office.db.selectFrom('kernel.case').selectAll().where('id', '=', caseId).where('kind', '=', 'application').executeTakeFirst() : undefined
    if (!kase || !maySee(office, actor, kase)) notFound()
    const db = office.db as unknown as Db<ApplicationTables>
    const events = await readEvents(office.db, caseId)
    const event = events.find((one) => one.seq === Number(seq)) ?? notFound()
    const plan = await planBy(db, planHashAt(events, event.seq))
    const { answers } = (await db.selectFrom('approvals.application').select('answers').where('case_id', '=', caseId).executeTakeFirstOrThrow()) as unknown as { answers: Answers }
    const document = documentsOf(office, plan, { number: kase.number, applicant: applicantIn(answers) }, event)[Number(nth) - 1] ?? notFound()
    reply.header('cache-control', 'private, no-store').header('content-disposition', `inline; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent(`${document.title}-${document.number}.pdf`)}`)
    return reply.type('application/pdf').send(await documentPdf(document, { sample: office.config.demo }))
  }
}

const applicantIn = (answers: Answers): string => [answers['ent.name'], answers['person.name']].find((name): name is string => typeof name === 'string' && name !== '') ?? '申请人'
