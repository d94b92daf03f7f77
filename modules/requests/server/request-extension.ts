import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse, Refused } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { inTime } from './in-time.ts'
import { limitsOf } from './limits.ts'
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
  when(kase, { office, clocks, now }) {
    const { extension, extended = 0 } = factsOf(kase)
    if (extension) return false
    const conclude = clocks.get('conclude')
    if (!conclude || conclude.doneAt || !inTime(conclude, now)) return new Refused('too_late', { zh: '时限已过，不能再申请延期；请尽快办理，并向诉求人说明原因', en: 'The limit has passed and cannot be extended: please finish soon and tell the resident why' }, 409)
    const most = limitsOf(office, kase).most_extension_days
    return extended < most || new Refused('too_long', { zh: `已延期 ${most} 个工作日，不能再延期`, en: `It was extended by ${most} working days and cannot be extended again` }, 409)
  },

  run({ office, kase, input, actor, clocks, publish }) {
    if (actor.is !== 'staff') throw new Error('only staff ask for more time')
    const limits = limitsOf(office, kase)
    const most = limits.most_extension_days
    const left = most - (factsOf(kase).extended ?? 0)
    if (input.days > left) refuse('too_long', { zh: `累计最多延期 ${most} 个工作日，还可申请 ${left} 个工作日`, en: `Extensions come to ${most} working days at most: you can ask for ${left} more` })

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
