import { dayOf } from '#kernel/calendar/day.ts'
import { workingDaysBetween } from '#kernel/calendar/working-days.ts'
import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { requireNotRecused, requireUnit } from './catalogue.ts'
import { factsOf, request, withFacts } from './request.ts'
import { handsChanged } from './topics.ts'

/**
 * 增加协办: the lead calls in another unit, which returns its result to the lead in a time of its own (北京市接诉即办工作条例
 * art. 14): the working days that the lead itself still has, and never less than one.
 */
export const addAssist = verb({
  name: 'requests.add_assist',
  title: { zh: '增加协办', en: 'Add a unit' },
  on: request,
  from: ['in_progress'],
  input: requests.add_assist,
  may: [handler, unitLead],

  run({ office, kase, input, clocks, publish, today, calendar }) {
    const { unit } = input
    requireUnit(office, unit)
    const assist = factsOf(kase).assist ?? []
    if (unit === kase.unit_id) refuse('same_unit', { zh: '本单位已是主办单位，请另选协办单位', en: 'This unit leads already: please choose another to assist' })
    if (assist.some((a) => a.unit === unit && !a.done)) refuse('assists_already', { zh: '该单位正在协办，无需重复增加', en: 'That unit assists already' })
    requireNotRecused(office, kase, unit)

    const due = clocks.get('conclude')?.dueAt
    const left = due ? workingDaysBetween(calendar, today, dayOf(due)) : 0
    clocks.start(`assist:${unit}`, { kind: 'assist', limit: { count: Math.max(1, left), unit: 'working_days' }, unit })
    if (factsOf(kase).joined) publish(message(handsChanged, { caseId: kase.id }))
    publish(message(noticed, { to: `unit:${unit}:handler`, template: 'requests.for_unit', params: { number: kase.number, assisting: true } }))
    return {
      set: { units: [...new Set([...kase.units, unit])], ...withFacts(kase, { assist: [...assist.filter((a) => a.unit !== unit), { unit, done: false }] }) },
      says: { unit },
      seals: { why: input.why },
    }
  },
})
