import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { worldVerbs } from '../../contract.ts'
import { memory } from './memory.ts'

/** 撤回: whoever agreed may take it back at any time and needs no reason (个人信息保护法 art. 15). With the act the public sees it no more. */
export const withdrawMemory = verb({
  name: 'world.withdraw_memory',
  title: { zh: '撤回', en: 'Take back' },
  on: memory,
  from: ['left', 'returned', 'published'],
  input: worldVerbs.withdraw_memory,
  may: [applicant],

  async run({ tx, kase, clocks }) {
    await tx.updateTable('world.memory').set({ said: null, published_at: null }).where('case_id', '=', kase.id).execute()
    clocks.finishAll()
    return { becomes: 'withdrawn', says: { wasPublished: kase.state === 'published' } }
  },
})
