import { verb } from '#kernel/case/verb.ts'
import { handler } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { requireColleague } from './colleagues.ts'
import { request, withFacts } from './request.ts'

/**
 * 签收: the unit takes the case, and one person answers for it from here to the end (首问责任; 首接负责,
 * 北京市接诉即办工作条例 art. 14). Whoever signs may name a colleague.
 */
export const signFor = verb({
  name: 'requests.sign_for',
  title: { zh: '签收', en: 'Sign for' },
  on: request,
  from: ['dispatched'],
  input: requests.sign_for,
  may: [handler],

  async run({ tx, kase, input, clocks, actor }) {
    if (actor.is !== 'staff') throw new Error('only staff sign')
    const id = input.responder ?? actor.id
    if (id !== actor.id) await requireColleague(tx, kase, id)
    clocks.finish('sign')
    return { becomes: 'in_progress', set: withFacts(kase, { responder: { id } }), says: { responder: id } }
  },
})
