import type { Static } from 'typebox'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import type { views } from '../../contract.ts'
import { unitName } from '../catalogue.ts'
import { factsOf } from '../request.ts'
import { SENTENCES } from '../titles.ts'
import { eventAt, type HistoryEvent, lastOf, saysOf, toldIn, wordsOf } from './history.ts'
import { actorName, type Names } from './names.ts'

type Shown = Static<typeof views.case.output>
type Given = { office: Office; kase: CaseRow; events: readonly HistoryEvent[]; names: Names }

const nameOf = ({ office, names }: Given, id: string | null | undefined) =>
  !id || id === 'system' ? '系统' : (names.get(id)?.name ?? actorName(office, `staff:${id}`, { audience: 'staff', names, applicant: null }) ?? '')
const actorOf = (given: Given, event: HistoryEvent) =>
  actorName(given.office, event.actor, { audience: 'staff', names: given.names, applicant: given.kase.applicant_id }) ?? ''

/** Words of what stands now lie in the event that the facts point to. */

export function dispatchOf({ office, kase, events }: Given): Shown['dispatch'] {
  const dispatch = factsOf(kase).dispatch
  if (!dispatch) return null
  const event = lastOf(events, 'dispatch', 'reassign', 'adjudicate')
  const told = toldIn(event)
  const decided = event?.verb.endsWith('adjudicate') ? '退单裁定：' : ''
  return { rule: dispatch.rule, catalogue: dispatch.catalogue, locked: dispatch.locked, why: `${decided}${told['why'] ?? told['reason'] ?? `派给${unitName(office, kase.unit_id)}`}` }
}

export function answerOf(given: Given): Shown['answer'] {
  const answer = factsOf(given.kase).answer
  if (!answer) return null
  const told = toldIn(eventAt(given.events, answer.seq))
  const state = given.kase.state === 'awaiting_approval' ? 'awaiting_approval' : ['answered', 'concluded'].includes(given.kase.state) ? 'sent' : 'sent_back'
  return {
    handling: told['handling'] ?? '', answer: told['answer'] ?? '', solved: answer.solved, state,
    by: nameOf(given, answer.by), approvedBy: answer.approvedBy && nameOf(given, answer.approvedBy),
  }
}

export function extensionOf(given: Given): Shown['extension'] {
  const extension = factsOf(given.kase).extension
  if (!extension) return null
  const told = toldIn(eventAt(given.events, extension.seq))
  return { days: extension.days, reason: told['reason'] ?? '', plan: told['plan'] ?? '', by: nameOf(given, extension.by) }
}

export function returnOf({ office, kase, events }: Given): Shown['returned'] {
  const returned = factsOf(kase).returned
  if (!returned) return null
  const told = toldIn(eventAt(events, returned.seq))
  return { reason: `${told['reason'] ?? ''}${told['clause'] ? `(依据：${told['clause']})` : ''}`, by: unitName(office, returned.unit), suggests: returned.suggests && unitName(office, returned.suggests) }
}

export function supervisionOf(given: Given): Shown['supervision'] {
  const order = factsOf(given.kase).supervision
  if (!order) return null
  const told = toldIn(eventAt(given.events, order.seq))
  const answer = given.events.findLast((event) => event.verb.endsWith('.answer_supervision') && saysOf(event)['order'] === order.seq)
  return { demand: told['demand'] ?? '已超时，请说明原因和办结时间(系统自动督办)', by: nameOf(given, order.by), answer: wordsOf(answer)['text'] ?? null }
}

export function callBacksOf(given: Given): Shown['callBacks'] {
  return given.events.filter((event) => event.verb.endsWith('.record_call_back')).map((event) => ({
    at: event.at.toISOString(), by: actorOf(given, event), reached: saysOf(event)['reached'] === true,
    text: SENTENCES['record_call_back']!.staff({ says: saysOf(event), words: wordsOf(event) } as never),
  }))
}

export function ratingOf({ kase, events }: Given): Shown['rating'] {
  const { rating, dispute } = factsOf(kase)
  if (!rating) return null
  const told = toldIn(eventAt(events, rating.seq))
  return {
    solved: rating.solved, satisfaction: rating.satisfaction, by: rating.by, words: told['ownWords'] ?? told['words'] ?? null,
    disputed: dispute ? (toldIn(eventAt(events, dispute.seq))['why'] ?? '') : null,
  }
}
