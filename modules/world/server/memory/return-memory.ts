import { verb } from '#kernel/case/verb.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { worldVerbs } from '../../contract.ts'
import { memory, moderators, withFacts } from './memory.ts'

/** 请修改: something in it cannot be published as it is; its writer is told what. No time runs while they think about it. */
export const returnMemory = verb({
  name: 'world.return_memory',
  title: { zh: '请修改', en: 'Ask for a change' },
  on: memory,
  from: ['left'],
  input: worldVerbs.return_memory,
  may: moderators,

  run({ kase, input, clocks, publish }) {
    clocks.finish('review')
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'world.memory_returned', params: { number: kase.number } }))
    return { becomes: 'returned', set: withFacts(kase, { returned: { seq: kase.version + 1 } }), seals: { reason: input.reason } }
  },
})
