import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { inTime } from './in-time.ts'
import { limitsNow } from './limits.ts'
import { factsOf, request, withFacts } from './request.ts'

/**
 * 申请延期: before the limit has passed, with a reason and a plan, and at most so many working days in all
 * (山东省政务服务热线管理办法: ten). It changes nothing until a second person has decided.
 */
export const requestExtension = verb({
  name: 'requests.request_extension',
  title: { zh: '申请延期', en: 'Ask for more time' },
  on: request,
  from: ['in_progress'],
  input: requests.request_extension,
  may: [handler, unitLead],
  when: (kase) => factsOf(kase).extension === undefined,

  run({ office, kase, input, actor, clocks, now, publish }) {
    if (actor.is !== 'staff') throw new Error('only staff ask for more time')
    const limits = limitsNow(office)
    const conclude = clocks.get('conclude')
    if (!conclude || conclude.doneAt || !inTime(conclude, now)) refuse('too_late', '时限已过，不能再申请延期；请尽快办理，并向诉求人说明原因')
    const left = limits.most_extension_days - (factsOf(kase).extended ?? 0)
    if (input.days > left) refuse('too_long', left > 0 ? `累计最多延期 ${limits.most_extension_days} 个工作日，还可申请 ${left} 个工作日` : `已延期 ${limits.most_extension_days} 个工作日，不能再延期`)

    clocks.start('extension', { kind: 'extension', limit: limits.extension, unit: kase.unit_id })
    // Where the person in charge asks, somebody outside of the unit decides.
    const decider = actor.roles.includes('lead') ? 'role:supervisor' : `unit:${kase.unit_id}:lead`
    publish(message(noticed, { to: decider, template: 'requests.extension_asked', params: { number: kase.number, days: input.days } }))
    return {
      set: withFacts(kase, { extension: { seq: kase.version + 1, days: input.days, by: actor.id } }),
      says: { days: input.days },
      seals: { reason: input.reason, plan: input.plan },
    }
  },
})
