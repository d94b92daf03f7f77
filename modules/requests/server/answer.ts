import { verb } from '#kernel/case/verb.ts'
import type { Lang } from '#kernel/contract.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { answered } from './answered.ts'
import { categoryKept, unitName } from './catalogue.ts'
import { limitsOf } from './limits.ts'
import { limitOfPromise } from './promised-day.ts'
import { factsOf, request, withFacts } from './request.ts'
import { checkShared } from './shared-answer.ts'

/**
 * 答复: what was done (办理情况, for staff) and what the resident is told (公开答复), apart. Sensitive matters, and every
 * "it cannot be solved now", are read by a second person before they go out (北京市接诉即办工作条例 art. 15). The lead does
 * not answer over the heads of its assisting units without saying why (art. 14).
 */
export const answer = verb({
  name: 'requests.answer',
  title: { zh: '答复', en: 'Answer' },
  on: request,
  from: ['in_progress'],
  input: requests.answer,
  may: [handler, unitLead],

  async run(the) {
    const { office, kase, input, actor, clocks, publish } = the
    if (actor.is !== 'staff') throw new Error('only staff answer')
    const open = (factsOf(kase).assist ?? []).filter((a) => !a.done).map((a) => a.unit)
    if (open.length > 0 && !input.withoutAssist) {
      const named = (lang: Lang) => open.map((unit) => unitName(office, unit, lang))
      refuse('assist_open', { zh: `${named('zh').join('、')}还没有反馈协办结果；请等待反馈，或写明先行答复的理由`, en: `Not all assisting units have reported (${named('en').join(', ')}): wait for them, or say why you answer first` })
    }
    await checkShared(the.tx, kase, input)
    if (input.promise) limitOfPromise(input.promise.by, the.today, the.calendar)

    const needsSecond = !input.solved || !!(kase.category && categoryKept(office, kase.category).approval)
    const audience = needsSecond ? 'handler' : 'applicant'
    await the.attach(input.before ?? [], audience, 'before')
    await the.attach(input.after ?? [], audience, 'after')

    const given = { seq: kase.version + 1, solved: input.solved, by: actor.id, approvedBy: null }
    const promise = input.promise && { by: input.promise.by }
    const says = { solved: input.solved, promise: promise?.by ?? null, openAssist: open, before: input.before?.length ?? 0, after: input.after?.length ?? 0, ...(input.confirmed ? { confirmed: true } : {}) }
    const seals = { handling: input.handling, answer: input.answer, ...(input.promise ? { promise: input.promise.what } : {}), ...(input.withoutAssist ? { withoutAssist: input.withoutAssist } : {}) }
    if (!needsSecond) return { becomes: 'answered', set: answered(the, { answer: given, promise }), says, seals }

    clocks.finish('extension')
    clocks.start('approve', { kind: 'approve', limit: limitsOf(office, kase).approve, unit: kase.unit_id })
    publish(message(noticed, { to: `unit:${kase.unit_id}:lead`, template: 'requests.to_approve', params: { number: kase.number } }))
    return { becomes: 'awaiting_approval', set: withFacts(kase, { answer: given, promise, extension: undefined }), says, seals }
  },
})
