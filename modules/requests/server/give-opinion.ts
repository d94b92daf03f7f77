import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { request } from './request.ts'

/** 初步意见: what is going to be done, said to an enterprise long before it is done (2115: 2 hours, 1 working day, 15). */
export const giveOpinion = verb({
  name: 'requests.give_opinion',
  title: { zh: '给出初步意见', en: 'Give an opinion' },
  on: request,
  from: ['dispatched', 'in_progress', 'awaiting_resident'],
  input: requests.give_opinion,
  may: [handler, unitLead],
  when: (_kase, { clocks }) => clocks.get('opinion')?.doneAt === null,

  run({ kase, input, clocks, publish }) {
    clocks.finish('opinion')
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.opinion', params: { number: kase.number } }))
    return { seals: { opinion: input.opinion } }
  },
})
