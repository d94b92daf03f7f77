import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { assistant, factsOf, request, WITH_UNIT, withFacts } from './request.ts'

/** 协办反馈: an assisting unit returns its result to the lead, which answers for the whole (北京市接诉即办工作条例 art. 14). */
export const finishAssist = verb({
  name: 'requests.finish_assist',
  title: { zh: '协办反馈', en: 'Return our part' },
  on: request,
  from: WITH_UNIT,
  input: requests.finish_assist,
  may: [assistant],

  async run({ kase, input, actor, clocks, publish, attach }) {
    if (actor.is !== 'staff') throw new Error('only staff assist')
    const assist = factsOf(kase).assist ?? []
    const open = assist.filter((a) => !a.done && actor.units.includes(a.unit))
    // Somebody above several units speaks for their own first.
    const { unit } = open.find((a) => a.unit === actor.unit) ?? open[0]!
    clocks.finish(`assist:${unit}`)
    await attach(input.files ?? [], 'handler')
    publish(message(noticed, { to: `unit:${kase.unit_id}:handler`, template: 'requests.assist_done', params: { number: kase.number, unit } }))
    return {
      set: withFacts(kase, { assist: assist.map((a) => (a.unit === unit ? { unit, done: true, seq: kase.version + 1 } : a)) }),
      says: { unit, files: input.files?.length ?? 0 },
      seals: { result: input.result },
    }
  },
})
