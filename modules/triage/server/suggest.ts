import { dayOf } from '#kernel/calendar/day.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { triageViews } from '../contract.ts'
import { featuresOf } from '../text/features.ts'
import { wordsFor } from '../text/words.ts'
import { modelInUse } from './model-in-use.ts'
import { type Needs, TARGETS } from './needs.ts'
import { opinionOf } from './opinion.ts'
import { settingsOn } from './settings.ts'
import type { TriageTables } from './train.ts'

const MOST_WORDS = 4

/** 分诊建议: what a request is about and whose it is, as learned from those that are over. Below the set confidence it says nothing. */
export const suggest = ({ nameOf }: Needs) => view<typeof triageViews.suggest.input, typeof triageViews.suggest.output, TriageTables>({
  name: 'triage.suggest',
  title: '分诊建议',
  ...triageViews.suggest,
  may: [anyStaff],

  async run({ office, db, input, now, lang }) {
    const from = settingsOn(office, dayOf(now)).suggestFrom
    if (from === undefined) return { suggestions: [] }
    const features = featuresOf(input.text)
    const suggestions = []
    for (const target of TARGETS) {
      const inUse = await modelInUse(office, db, target)
      const opinion = inUse && opinionOf(inUse.model, features, from)
      if (!opinion?.isSaid) continue
      const { label, confidence } = opinion
      suggestions.push({ target, label, name: nameOf[target](office, label, lang), confidence: Math.round(confidence * 100) / 100, words: wordsFor(inUse!.model, input.text, features, label, MOST_WORDS), model: inUse!.version })
    }
    return { suggestions }
  },
})
