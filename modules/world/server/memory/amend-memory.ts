import { verb } from '#kernel/case/verb.ts'
import { applicant } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { worldVerbs } from '../../contract.ts'
import { requireContent } from './as-written.ts'
import { summaryOf } from './leave-memory.ts'
import { memory, withFacts } from './memory.ts'
import { promisedIn } from './memory-settings.ts'

/** 修改后重交: the memory as it shall read now, whole. Files that are not named again are not published; the time to look at it begins anew. */
export const amendMemory = verb({
  name: 'world.amend_memory',
  title: { zh: '修改后重交', en: 'Send it changed' },
  on: memory,
  from: ['returned'],
  input: worldVerbs.amend_memory,
  may: [applicant],

  async run({ office, tx, kase, input, clocks, attach, publish }) {
    await requireContent(tx, input)
    const { text, files = [] } = input
    await tx.updateTable('world.memory').set({ text }).where('case_id', '=', kase.id).execute()
    await attach(files, 'applicant')
    clocks.start('review', { kind: 'memory_review', limit: promisedIn(office, kase).review, unit: kase.unit_id })
    publish(message(noticed, { to: `unit:${kase.unit_id}:handler`, template: 'world.memory_amended', params: { number: kase.number } }))
    return { becomes: 'left', set: { ...withFacts(kase, { files, returned: undefined }), summary: summaryOf(text) }, says: { files: files.length }, seals: { text } }
  },
})
