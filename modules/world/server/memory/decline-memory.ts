import { verb } from '#kernel/case/verb.ts'
import { SEEN } from '#kernel/contract.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { worldVerbs } from '../../contract.ts'
import { memory, moderators } from './memory.ts'

/** 不予采用: for a reason of a short list, and in words where the list has none. */
export const declineMemory = verb({
  name: 'world.decline_memory',
  title: { zh: '不予采用', en: 'Decline' },
  on: memory,
  from: ['left', 'returned'],
  input: worldVerbs.decline_memory,
  may: moderators,

  run({ kase, input, clocks, publish }) {
    const { reason, words = '' } = input
    if (reason === 'other' && !new RegExp(SEEN).test(words)) refuse('why', { zh: '请写明不予采用的原因', en: 'Please say why it is declined' })
    clocks.finishAll()
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'world.memory_declined', params: { number: kase.number } }))
    return { becomes: 'declined', says: { reason }, ...(words ? { seals: { words } } : {}) }
  },
})
