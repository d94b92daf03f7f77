import { maySee } from '#kernel/case/act.ts'
import { verb } from '#kernel/case/verb.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import { dispatcher } from '#kernel/identity/who.ts'
import { message } from '#kernel/outbox.ts'
import { notFound, refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { outcomeOnLeaving } from './in-time.ts'
import { isAgainst } from './is-against.ts'
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

  async run({ office, tx, actor, kase, input, clocks, now, publish }) {
    if (input.into === kase.id) refuse('same_case', { zh: '不能与自身并案', en: 'A request cannot be joined to itself' })
    const target = (await tx.selectFrom('kernel.case').selectAll().where('id', '=', input.into).where('kind', '=', 'request').executeTakeFirst()) as CaseRow | undefined
    if (!target || !maySee(office, actor, target)) notFound()
    if (!takesOthers(target)) refuse('wrong_state', { zh: '目标诉求已答复、办结或已并入他案，请选择仍在办理的诉求', en: 'That request is answered, closed or joined to another: please choose one that is still open' })
    if (isAgainst(kase, target)) refuse('recused', { zh: '承办那件诉求的单位须回避这件诉求，不能并案', en: 'The unit that has that request must stand aside from this one: they cannot be joined' })
    if (factsOf(kase).joined) refuse('has_joined', { zh: '已有其他诉求并入这件诉求，请反过来并案', en: 'Others were joined to this request: please join the other one to this' })
    if (isSupervised(kase)) refuse('supervised', { zh: '这件诉求的督办还没有回复，不能并案；请先回复或解除督办', en: 'The order of supervision on this request is unanswered: answer or lift it before joining' })
    const outcome = outcomeOnLeaving({ kase, clocks, now })
    clocks.finishAll()
    publish(message(requestJoined, { caseId: kase.id, into: target.id }))
    return { becomes: 'merged', set: withFacts(kase, { into: target.id, before: kase.state as RequestState, extension: undefined, outcome }), says: { into: target.id, number: target.number } }
  },
})

/** Whether others can be joined to it. */
export const takesOthers = ({ closed_at, state }: Pick<CaseRow, 'closed_at' | 'state'>): boolean => !closed_at && state !== 'merged' && state !== 'answered'

const isSupervised = (kase: CaseRow): boolean => factsOf(kase).supervision?.answered === false

/** Whether somebody may join it to another, as far as it can be said before the other is named. */
export const mayBeJoined = (actor: Actor, kase: CaseRow): boolean =>
  mergeInto.from.includes(kase.state as never) && mergeInto.may.some((who) => who.of(actor, kase)) && !factsOf(kase).joined && !isSupervised(kase)
