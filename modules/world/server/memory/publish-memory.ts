import { verb } from '#kernel/case/verb.ts'
import { masked, personalDataIn } from '#kernel/identity/personal-data.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { worldVerbs } from '../../contract.ts'
import { memory, moderators } from './memory.ts'

/**
 * 公开: from now on everybody reads it. Numbers are masked whoever they belong to, and names unless they are those of public figures,
 * which the moderator answers for (个人信息保护法 art. 27; 民法典 art. 1034).
 */
export const publishMemory = verb({
  name: 'world.publish_memory',
  title: { zh: '公开', en: 'Publish' },
  on: memory,
  from: ['left'],
  input: worldVerbs.publish_memory,
  may: moderators,

  async run({ tx, kase, input, now, clocks, publish }) {
    const { text } = await tx.selectFrom('world.memory').select('text').where('case_id', '=', kase.id).executeTakeFirstOrThrow()
    const { publicFigures = [] } = input
    const found = personalDataIn(text)
    const names = new Set(found.filter(({ kind }) => kind === 'name').map(({ start, end }) => text.slice(start, end)))
    const unknown = publicFigures.find((name) => !names.has(name))
    if (unknown) refuseInput({ zh: `文中没有标出“${unknown}”，请从标出的姓名中选择`, en: `“${unknown}” is not among the names that are marked: please choose from those` })

    await tx.updateTable('world.memory').set({ said: masked(text, publicFigures), published_at: now }).where('case_id', '=', kase.id).execute()
    clocks.finishAll()
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'world.memory_published', params: { number: kase.number } }))
    return { becomes: 'published', says: { marks: found.length, publicFigures: publicFigures.length }, ...(publicFigures.length ? { seals: { publicFigures } } : {}) }
  },
})
