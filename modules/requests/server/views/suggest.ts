import { nameIn } from '#kernel/definitions/district.ts'
import { anyone } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import type { Categories } from '../definitions.ts'
import type { Advice } from '../advice.ts'
import { likelyCategories, urgentOf } from './likely-categories.ts'

const MOST = 5

/** Categories by the words in which residents say it, first the one that such words turned out to be; which words led there is shown, and a warning where one is due. */
export const suggest = ({ learned }: Pick<Advice, 'learned'>) => view({
  name: 'requests.suggest',
  title: '类别建议',
  ...views.suggest,
  may: [anyone],

  async run({ office, db, input, lang }) {
    const categories = office.definitions.newest<Categories>('categories')?.body ?? []
    const likely = likelyCategories(categories, input.text, input.section)
    const urgent = urgentOf(likely)
    const told = await learned(office, db, input.text)
    const first = told && categories.find(({ code, section }) => code === told.category && (!input.section || section === input.section))
    const others = likely.filter(({ category }) => category !== first)
    const all = first ? [{ category: first, words: told!.words, score: likely[0]?.score ?? 0, confidence: told!.confidence }, ...others] : others
    return {
      categories: all.slice(0, MOST).map(({ category, words, score, ...by }) => ({
        code: category.code, name: nameIn(category, lang), section: category.section, group: (lang === 'zh' ? category.group : category.group_en) ?? category.group, words,
        emergency: (category === urgent && ((lang === 'zh' ? category.emergency : category.emergency_en) ?? category.emergency)) || null, score: Math.round(score * 100) / 100,
        confidence: 'confidence' in by ? by.confidence : null,
      })),
    }
  },
})
