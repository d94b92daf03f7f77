import { maySee } from '#kernel/case/act.ts'
import { verb } from '#kernel/case/verb.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { dispatcher } from '#kernel/identity/who.ts'
import { message } from '#kernel/outbox.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { factsOf, request, type RequestState, withFacts } from './request.ts'
import { requestJoined } from './topics.ts'

/**
 * 并案: many say the same, one case is handled, everybody is answered. The merged request stays its reporter's own, with
 * an answer, a call-back and a rating of its own, and can be parted again.
 */
export const mergeInto = verb({
  name: 'requests.merge_into',
  title: { zh: '并案', en: 'Merge' },
  on: request,
  from: ['submitted', 'dispatched', 'in_progress'],
  input: requests.merge_into,
  may: [dispatcher],

  async run({ office, tx, actor, kase, input, clocks, publish }) {
    if (input.into === kase.id) refuse('same_case', '不能与自身并案')
    const target = (await tx.selectFrom('kernel.case').selectAll().where('id', '=', input.into).where('kind', '=', 'request').executeTakeFirst()) as CaseRow | undefined
    if (!target || !maySee(office, actor, target)) notFound()
    if (target.closed_at || target.state === 'merged' || target.state === 'answered') refuse('wrong_state', '目标诉求已答复、办结或已并入他案，请选择仍在办理的诉求')
    if (factsOf(kase).joined) refuse('has_joined', '已有其他诉求并入这件诉求，请反过来并案')
    if (factsOf(kase).supervision?.answered === false) refuse('supervised', '这件诉求的督办还没有回复，不能并案；请先回复或解除督办')
    clocks.finishAll()
    publish(message(requestJoined, { caseId: kase.id, into: target.id }))
    return { becomes: 'merged', set: withFacts(kase, { into: target.id, before: kase.state as RequestState, extension: undefined }), says: { into: target.id, number: target.number } }
  },
})
