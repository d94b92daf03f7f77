import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { factsOf, request, WITH_UNIT, withFacts } from './request.ts'

/** 回复督办: the unit says what it has done and when the rest follows. */
export const answerSupervision = verb({
  name: 'requests.answer_supervision',
  title: { zh: '回复督办', en: 'Answer the order' },
  on: request,
  from: [...WITH_UNIT, 'answered'],
  input: requests.answer_supervision,
  may: [handler, unitLead],
  when: (kase) => factsOf(kase).supervision?.answered === false,

  run({ kase, input, clocks, publish }) {
    const order = factsOf(kase).supervision!
    clocks.finish('supervision')
    publish(message(noticed, { to: order.by === 'system' ? 'role:supervisor' : `staff:${order.by}`, template: 'requests.supervision_answered', params: { number: kase.number } }))
    return { set: withFacts(kase, { supervision: { ...order, answered: true } }), says: { order: order.seq }, seals: { text: input.text } }
  },
})
