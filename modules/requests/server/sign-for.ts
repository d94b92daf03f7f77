import { verb } from '#kernel/case/verb.ts'
import { handler } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { request, withFacts } from './request.ts'

/**
 * 签收: the unit takes the case, and one person by name answers for it from here to the end (首问责任; 首接负责,
 * 北京市接诉即办工作条例 art. 14). Whoever signs may name a colleague.
 */
export const signFor = verb({
  name: 'requests.sign_for',
  title: { zh: '签收', en: 'Sign for' },
  on: request,
  from: ['dispatched'],
  input: requests.sign_for,
  may: [handler],

  run({ kase, input, clocks, actor }) {
    if (actor.is !== 'staff') throw new Error('only staff sign')
    clocks.finish('sign')
    const responder = { id: actor.id, name: input.responder?.trim() ?? actor.name }
    return { becomes: 'in_progress', set: withFacts(kase, { responder }), says: { responder: responder.name } }
  },
})
