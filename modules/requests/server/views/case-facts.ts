import { type Names } from '#kernel/identity/staff-names.ts'
import { eventAt, type HistoryEvent, lastOf, saysOf, toldIn, wordsOf } from '#kernel/case/events-of.ts'
import type { Static } from 'typebox'
import type { Lang, Words } from '#kernel/contract.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import type { views } from '../../contract.ts'
import { unitName } from '../catalogue.ts'
import { factsOf } from '../request.ts'
import { SENTENCES } from '../sentences.ts'
import { actorName, SYSTEM } from './names.ts'

type Shown = Static<typeof views.case.output>
type Given = { office: Office; kase: CaseRow; events: readonly HistoryEvent[]; names: Names; lang: Lang }

const nameOf = ({ office, names, lang }: Given, id: string | null | undefined) =>
  !id || id === 'system' ? SYSTEM[lang] : (names.get(id)?.name ?? actorName(office, `staff:${id}`, { audience: 'staff', names, applicant: null, lang }) ?? '')
const actorOf = (given: Given, event: HistoryEvent) =>
  actorName(given.office, event.actor, { audience: 'staff', names: given.names, applicant: given.kase.applicant_id, lang: given.lang }) ?? ''

/** Words of what stands now lie in the event that the facts point to. */

export function dispatchOf({ office, kase, events, lang }: Given): Shown['dispatch'] {
  const dispatch = factsOf(kase).dispatch
  if (!dispatch) return null
  const event = lastOf(events, 'dispatch', 'reassign', 'adjudicate')
  const told = toldIn(event)
  const decided = event?.verb.endsWith('adjudicate') ? { zh: '退单裁定：', en: 'Decided on a return: ' }[lang] : ''
  const unit = unitName(office, kase.unit_id, lang)
  const otherwise = { zh: told['why'] ?? `派给${unit}`, en: dispatch.rule ? `By rule ${dispatch.rule} of dispatch catalogue ${dispatch.catalogue}` : `Dispatched to ${unit}` }[lang]
  const why = wordsOf(event)['why'] ?? told['reason'] ?? otherwise
  return { rule: dispatch.rule, catalogue: dispatch.catalogue, locked: dispatch.locked, why: `${decided}${why}` }
}

export function answerOf(given: Given): Shown['answer'] {
  const answer = factsOf(given.kase).answer
  if (!answer) return null
  const told = toldIn(eventAt(given.events, answer.seq))
  const state = given.kase.state === 'awaiting_approval' ? 'awaiting_approval' : ['answered', 'concluded'].includes(given.kase.state) ? 'sent' : 'sent_back'
  return {
    handling: told['handling'] ?? '', answer: told['answer'] ?? '', withoutAssist: told['withoutAssist'] ?? null, solved: answer.solved, state,
    by: nameOf(given, answer.by), approvedBy: answer.approvedBy && nameOf(given, answer.approvedBy),
  }
}

export function extensionOf(given: Given): Shown['extension'] {
  const extension = factsOf(given.kase).extension
  if (!extension) return null
  const told = toldIn(eventAt(given.events, extension.seq))
  return { days: extension.days, reason: told['reason'] ?? '', plan: told['plan'] ?? '', by: nameOf(given, extension.by) }
}

export function returnOf({ office, kase, events, lang }: Given): Shown['returned'] {
  const returned = factsOf(kase).returned
  if (!returned) return null
  const told = toldIn(eventAt(events, returned.seq))
  return { reason: `${told['reason'] ?? ''}${told['clause'] ? { zh: `（依据：${told['clause']}）`, en: ` (ground: ${told['clause']})` }[lang] : ''}`, by: unitName(office, returned.unit, lang), suggests: returned.suggests }
}

/** An order that nobody wrote: the clock gave it. */
const OVERDUE: Words = { zh: '已超时，请说明原因和办结时间（系统自动督办）', en: 'Overdue: say why, and when it will be done (ordered by the system)' }

export function supervisionOf(given: Given): Shown['supervision'] {
  const order = factsOf(given.kase).supervision
  if (!order) return null
  const told = toldIn(eventAt(given.events, order.seq))
  const answer = given.events.findLast((event) => event.verb.endsWith('.answer_supervision') && saysOf(event)['order'] === order.seq)
  return { demand: told['demand'] ?? OVERDUE[given.lang], by: nameOf(given, order.by), answer: wordsOf(answer)['text'] ?? null }
}

export function callBacksOf(given: Given): Shown['callBacks'] {
  return given.events.filter((event) => event.verb.endsWith('.record_call_back')).map((event) => ({
    at: event.at.toISOString(), by: actorOf(given, event), reached: saysOf(event)['reached'] === true,
    text: SENTENCES[given.lang]['record_call_back']!.staff({ says: saysOf(event), words: wordsOf(event) } as never),
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
