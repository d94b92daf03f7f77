import { verb } from '#kernel/case/verb.ts'
import { unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { factsOf, request, withFacts } from './request.ts'

/** 退回修改: the answer goes back to its author with the reason. Nothing of it was shown to the resident. */
export const sendBackAnswer = verb({
  name: 'requests.send_back_answer',
  title: { zh: '退回修改', en: 'Send the answer back' },
  on: request,
  from: ['awaiting_approval'],
  input: requests.send_back_answer,
  may: [unitLead],

  run({ kase, input, clocks, publish }) {
    const { answer } = factsOf(kase)
    clocks.finish('approve')
    publish(message(noticed, { to: `staff:${answer!.by}`, template: 'requests.answer_sent_back', params: { number: kase.number } }))
    return { becomes: 'in_progress', set: withFacts(kase, { answer: undefined, promise: undefined }), says: { answer: answer!.seq }, seals: { why: input.why } }
  },
})
