import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { worldVerbs } from '../../contract.ts'
import { memory, moderators } from './memory.ts'

/** 下架: after it was published it turns out that it should not have been. */
export const takeDownMemory = verb({
  name: 'world.take_down_memory',
  title: { zh: '下架', en: 'Take down' },
  on: memory,
  from: ['published'],
  input: worldVerbs.take_down_memory,
  may: moderators,

  async run({ tx, kase, input, publish }) {
    await tx.updateTable('world.memory').set({ said: null, published_at: null }).where('case_id', '=', kase.id).execute()
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'world.memory_taken_down', params: { number: kase.number } }))
    return { becomes: 'taken_down', seals: { reason: input.reason } }
  },
})
