import { verb } from '#kernel/case/verb.ts'
import { givenBack } from '#kernel/clocks/due.ts'
import { handler, supervisor, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { WAITS_FOR_RESIDENT } from './clocks.ts'
import { firstContact } from './in-time.ts'
import { limitsOf } from './limits.ts'
import { factsOf, request, withFacts, withOutcome } from './request.ts'
import { standStill } from './standing-still.ts'

/**
 * 请诉求人补充: a question without whose answer the unit cannot go on. The unit's clocks stand still until the answer
 * comes or its time is over. Asking is speaking to the resident first (北京市接诉即办工作条例 art. 15). A unit does so a few
 * times and for so many working days in all; beyond that a supervisor asks, so that no clock stands still for ever.
 */
export const askResident = verb({
  name: 'requests.ask_resident',
  title: { zh: '请诉求人补充', en: 'Ask the resident' },
  on: request,
  from: ['in_progress'],
  input: requests.ask_resident,
  may: [handler, unitLead, supervisor],

  run(the) {
    const { office, kase, input, actor, clocks, calendar, publish } = the
    const limits = limitsOf(office, kase)
    const asked = factsOf(kase).asked ?? 0
    const stood = givenBack(clocks.get('conclude')?.span.stops ?? [], calendar)
    const left = limits.most_question_days - stood
    const may = supervisor.of(actor, kase)
    if (!may && (asked >= limits.most_questions || left <= 0)) {
      refuse('asked_enough', {
        zh: `已请诉求人补充 ${asked} 次，停表 ${stood} 个工作日，不能再停表等待；请按现有情况办理，确需再问的，报请督办员发出`,
        en: `The resident was asked ${asked} times and the clock stood still for ${stood} working days. Go on with what is known, or have a supervisor ask`,
      })
    }
    const first = firstContact(the)
    standStill(clocks, WAITS_FOR_RESIDENT.zh)
    clocks.start('supply', { kind: 'supply', limit: may || limits.supply.unit === 'hours' ? limits.supply : { ...limits.supply, count: Math.min(limits.supply.count, left) } })
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.asked', params: { number: kase.number, due: clocks.get('supply')!.dueAt!.toISOString() } }))
    return {
      becomes: 'awaiting_resident',
      set: withFacts(kase, { question: { seq: kase.version + 1 }, asked: asked + 1, outcome: withOutcome(kase, first) }),
      says: first,
      seals: { question: input.question },
    }
  },
})
