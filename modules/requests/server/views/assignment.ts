import { dispatcher, supervisor } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import { categoryOf } from '../catalogue.ts'
import { suggestionFor } from './case-people.ts'
import { readCase } from './case-parts.ts'

/** 派单建议 for a category that a dispatcher considers: asked each time the category in the form changes. */
export const assignment = view({
  name: 'requests.assignment',
  title: '派单建议',
  ...views.assignment,
  may: [dispatcher, supervisor],

  async run({ office, db, actor, input, now, lang }) {
    const { kase } = await readCase(office, db, actor, input.id)
    categoryOf(office, input.category)
    return { suggestion: suggestionFor(office, kase, input.category, now, lang)! }
  },
})
