import { dayOf } from '#kernel/calendar/day.ts'
import { countInWords } from '#kernel/clocks/in-words.ts'
import { anyone } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { worldViews } from '../../../contract.ts'
import { settingsOn } from '../memory-settings.ts'
import type { Spots } from '../spots.ts'

/** What the page asks for on which a memory is written. */
export const memorySetup = (spots: () => Spots) => view({
  name: 'world.memory_setup',
  title: '留下记忆所需的资料',
  ...worldViews.memory_setup,
  may: [anyone],
  keeps: 60,

  async run({ office, now, lang }) {
    const { named, years } = spots()
    const { consent, review, unit } = settingsOn(office, dayOf(now))
    return {
      years, consent: { version: consent.version, text: consent.text[lang] }, review: countInWords(review.count, review.unit, lang), unit,
      buildings: named.map(({ id, name, en, from, until }) => ({ id, name: lang === 'zh' ? name : en, from, until })),
    }
  },
})
