import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse, Refused } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { requireUnit } from './catalogue.ts'
import { inTime } from './in-time.ts'
import { limitsOf } from './limits.ts'
import { BEING_HANDLED, factsOf, RECEPTION, request, withFacts } from './request.ts'

/**
 * 退单: the unit says, with reasons and within its own short time (山东省政务服务热线管理办法: two working days), that the case
 * is not its business; reception decides. A unit that such a decision designated may not return it again (潍坊市 12345 条例
 * art. 22; 北京市接诉即办工作条例 art. 12). The clock of conclusion runs on: the resident does not wait for the dispute.
 */
export const returnDispatch = verb({
  name: 'requests.return_dispatch',
  title: { zh: '退单', en: 'Return' },
  on: request,
  from: BEING_HANDLED,
  input: requests.return_dispatch,
  may: [handler, unitLead],
  when(kase, { clocks, now }) {
    if (factsOf(kase).dispatch?.locked) return new Refused('locked', { zh: '这件诉求已裁定由贵单位办理，不能再次退单；请办理，如确有困难请申请延期或报请督办', en: 'It was decided that this request is yours, and it cannot be returned again: go on with it, ask for more time, or turn to the supervisors' }, 409)
    const clock = clocks.get('return')
    return (!!clock && !clock.doneAt && inTime(clock, now)) || new Refused('too_late_to_return', { zh: '已超过退单时限，不能退单；请继续办理', en: 'The time for returning it has passed: please go on with it' }, 409)
  },

  run({ office, kase, input, clocks, publish }) {
    if (input.suggests) requireUnit(office, input.suggests)
    if (input.suggests === kase.unit_id) refuse('same_unit', { zh: '建议的单位就是本单位，请另选或不填', en: 'The unit that you suggest is your own: choose another, or none' })

    for (const name of ['return', 'sign', 'extension']) clocks.finish(name)
    clocks.start('adjudicate', { kind: 'adjudicate', limit: limitsOf(office, kase).adjudicate, unit: RECEPTION })
    publish(message(noticed, { to: `unit:${RECEPTION}:dispatcher`, template: 'requests.returned', params: { number: kase.number } }))
    const suggests = input.suggests ?? null
    return {
      becomes: 'objected',
      set: withFacts(kase, { returned: { seq: kase.version + 1, unit: kase.unit_id, suggests }, returns: (factsOf(kase).returns ?? 0) + 1, extension: undefined }),
      says: { unit: kase.unit_id, suggests },
      seals: { reason: input.reason, ...(input.clause ? { clause: input.clause } : {}) },
    }
  },
})
