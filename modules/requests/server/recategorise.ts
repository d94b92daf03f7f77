import { verb } from '#kernel/case/verb.ts'
import { agent, dispatcher, handler } from '#kernel/identity/who.ts'
import { refuse, refuseInput } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { asCategory, categoryKept, categoryOf } from './catalogue.ts'
import { factsOf, request, WITH_UNIT } from './request.ts'

/** 更正类别: for what the figures count. Limits that were promised under the old one stay as they were promised. */
export const recategorise = verb({
  name: 'requests.recategorise',
  title: { zh: '更正类别', en: 'Correct category' },
  on: request,
  from: ['submitted', ...WITH_UNIT],
  input: requests.recategorise,
  may: [dispatcher, agent, handler],

  run({ office, kase, actor, input }) {
    if (input.category === kase.category) refuse('no_change', { zh: '类别没有变化', en: 'The category has not changed' })
    const category = categoryOf(office, input.category)
    // Whoever handles it does not decide that nobody need read their answer first, nor that it may be shown to all.
    const before = kase.category ? categoryKept(office, kase.category) : undefined
    const isLess = (before?.approval && !category.approval) || (factsOf(kase).confidential && !category.confidential)
    if (isLess && ![dispatcher, agent].some((who) => who.of(actor, kase))) refuse('needs_reception', { zh: '这个类别的答复须复核或须保密，请由受理中心更正类别', en: 'Answers of this category need a second person or are confidential: please have the reception change it' })
    if (category.section !== factsOf(kase).section) refuseInput({ zh: '所选类别不属于这个版块', en: 'This category belongs to another section' })
    return {
      set: asCategory(kase, category),
      says: { from: kase.category, to: category.code },
      seals: { why: input.why },
    }
  },
})
