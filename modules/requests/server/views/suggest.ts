import { nameIn } from '#kernel/definitions/district.ts'
import { anyone } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import type { Categories } from '../definitions.ts'
import { likelyCategories, urgentOf } from './likely-categories.ts'

const MOST = 5

/** Categories by the words in which residents say it; which words led there is shown, and a warning where one is due. */
export const suggest = view({
  name: 'requests.suggest',
  title: '类别建议',
  ...views.suggest,
  may: [anyone],

  async run({ office, input, lang }) {
    const likely = likelyCategories(office.definitions.newest<Categories>('categories')?.body ?? [], input.text, input.section)
    const urgent = urgentOf(likely)
    return {
      categories: likely.slice(0, MOST).map(({ category, words, score }) => ({
        code: category.code, name: nameIn(category, lang), section: category.section, group: (lang === 'zh' ? category.group : category.group_en) ?? category.group, words,
        emergency: (category === urgent && ((lang === 'zh' ? category.emergency : category.emergency_en) ?? category.emergency)) || null, score: Math.round(score * 100) / 100,
      })),
    }
  },
})
