import type { Acting, Settable } from '#kernel/case/verb.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { firstContact, inTime, tooLate } from './in-time.ts'
import { limitsOf } from './limits.ts'
import { limitOfPromise } from './promised-day.ts'
import { factsOf, RECEPTION, type RequestFacts, withFacts, withOutcome } from './request.ts'
import { requestAnswered } from './topics.ts'

type Answered = { answer: NonNullable<RequestFacts['answer']>; promise: RequestFacts['promise'] }

/**
 * 已答复: the answer reaches the resident, and with it everybody whose request was joined to this one. The unit's clocks
 * end; reception's call-back begins (北京市接诉即办工作条例 art. 23), after the promised day where there is one, so that the
 * call asks whether the promise was kept. In time is only who was in time at every round.
 */
export function answered(
  the: Pick<Acting<unknown, object>, 'office' | 'clocks' | 'now' | 'today' | 'calendar' | 'publish'> & { kase: CaseRow },
  { answer, promise }: Answered,
): Settable {
  const { office, kase, clocks, now, today, calendar, publish } = the
  const conclude = clocks.get('conclude')
  const isLate = conclude && !conclude.doneAt && !inTime(conclude, now)
  const outcome = withOutcome(kase, { ...firstContact(the), ...(isLate ? tooLate(kase, conclude) : { onTime: factsOf(kase).outcome?.onTime ?? true }) })

  // An order of supervision is answered or lifted, never settled by the answer to the resident.
  for (const { name } of clocks.running()) if (name !== 'supervision') clocks.finish(name)
  const callback = limitsOf(office, kase).callback
  if (promise) {
    const limit = limitOfPromise(promise.by, today, calendar)
    clocks.start('promise', { kind: 'promise', limit, unit: kase.unit_id })
    const after = callback.unit === 'working_days' ? callback.count : 1
    clocks.start('callback', { kind: 'callback', limit: { count: limit.count + after, unit: 'working_days' }, unit: RECEPTION })
  } else clocks.start('callback', { kind: 'callback', limit: callback, unit: RECEPTION })

  const { onTime = true, lateUnit } = outcome
  publish(message(requestAnswered, { caseId: kase.id, seq: answer.seq, lead: kase.unit_id, by: answer.by, solved: answer.solved ?? true, onTime, ...(lateUnit ? { lateUnit } : {}) }))
  publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.answered', params: { number: kase.number, ...(promise ? { promised: promise.by } : {}) } }))
  return withFacts(kase, { answer, promise, extension: undefined, callDue: undefined, attempts: undefined, attemptedIn: undefined, callers: undefined, outcome })
}
