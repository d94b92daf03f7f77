import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { type TriageSettings, triageViews } from '../contract.ts'
import { classify, knownIn } from '../text/classify.ts'
import { wordsFor } from '../text/words.ts'
import { modelInUse } from './model-in-use.ts'
import { type Needs, TARGETS } from './needs.ts'
import type { TriageTables } from './train.ts'

const MOST_WORDS = 4
/** Real messages lie above 0.6 (`knownIn`); below this a message speaks of something that nobody has reported yet. */
const LEAST_KNOWN = 0.4

/** 分诊建议: what a request is about and whose it is, as learned from those that are over. Below the set confidence it says nothing. */
export const suggest = ({ nameOf }: Needs) => view<typeof triageViews.suggest.input, typeof triageViews.suggest.output, TriageTables>({
  name: 'triage.suggest',
  title: '分诊建议',
  ...triageViews.suggest,
  may: [anyStaff],

  async run({ office, db, input, lang }) {
    const from = office.definitions.newest<TriageSettings>('triage')?.body.suggestFrom
    if (from === undefined) return { suggestions: [] }
    const suggestions = []
    for (const target of TARGETS) {
      const inUse = await modelInUse(office, db, target)
      const [likeliest] = inUse ? classify(inUse.model, input.text) : []
      if (!inUse || !likeliest || likeliest.confidence < from) continue
      if (knownIn(inUse.model, input.text) < LEAST_KNOWN) continue
      const { label, confidence } = likeliest
      suggestions.push({ target, label, name: nameOf[target](office, label, lang), confidence: Math.round(confidence * 100) / 100, words: wordsFor(inUse.model, input.text, label, MOST_WORDS), model: inUse.version })
    }
    return { suggestions }
  },
})
