import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { requireColleague } from './colleagues.ts'
import { factsOf, request, withFacts } from './request.ts'

/** 交办: within the unit a case goes to a colleague, who answers for it from here on and is told so. Its clocks run on. */
export const assign = verb({
  name: 'requests.assign',
  title: { zh: '交办', en: 'Hand to a colleague' },
  on: request,
  from: ['in_progress', 'awaiting_resident', 'objected', 'awaiting_approval'],
  input: requests.assign,
  may: [handler, unitLead],

  async run({ tx, kase, input, publish }) {
    const { responder: id } = input
    if (factsOf(kase).responder?.id === id) refuse('assigned_already', { zh: '这件诉求已由该同事负责', en: 'That colleague answers for it already' })
    await requireColleague(tx, kase, id)
    publish(message(noticed, { to: `staff:${id}`, template: 'requests.assigned', params: { number: kase.number } }))
    return { set: withFacts(kase, { responder: { id } }), says: { responder: id } }
  },
})
