import { dayOf } from '#kernel/calendar/day.ts'
import { momentInWords } from '#kernel/clocks/in-words.ts'
import type { Words } from '#kernel/contract.ts'
import type { Gap, NoticeTemplate } from '#kernel/notices/template.ts'
import { waitedFor } from './clocks.ts'

const asItIs: Gap = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const whether: Gap = (value) => (value === true ? 'yes' : '')
const moment: Gap = (iso, lang) => (typeof iso === 'string' ? momentInWords(new Date(iso), lang, dayOf(new Date(iso)).slice(0, 4)) : '')
const clock: Gap = (kind, lang) => waitedFor(String(kind), lang)
const named: Gap = (words, lang) => (words as Words | undefined)?.[lang] ?? ''

const WHY_AGAIN: Record<string, Words> = {
  rated: { zh: '诉求人评价未解决', en: 'rated as unsolved' },
  called_back: { zh: '回访反映未解决', en: 'unsolved when called back' },
  reopened: { zh: '诉求人要求再办', en: 'opened again' },
  disputed: { zh: '评价异议成立', en: 'a disputed rating' },
  recused: { zh: '承办单位须回避，请重新派单', en: 'its unit was recused' },
}
const whyAgain: Gap = (why, lang) => WHY_AGAIN[String(why)]?.[lang] ?? ''

const notice = (what: string, gaps: Record<string, Gap> = {}): NoticeTemplate => ({ name: `requests.${what}`, gaps: { number: asItIs, ...gaps } })

/** The notices that requests send, and what each may say; their words stand in the district's `notices.json`. Nobody's own words are in them: those stand on the page that they open. */
export const notices: readonly NoticeTemplate[] = [
  // To residents
  notice('received'),
  notice('declined'),
  notice('dispatched', { unit: named }),
  notice('asked', { due: moment }),
  notice('opinion'),
  notice('referred_outside', { party: named, due: moment }),
  notice('extended', { days: asItIs, due: moment }),
  notice('answered', { promised: asItIs }),
  notice('called_back'),
  notice('closed_unreached'),
  notice('dispute_settled', { upheld: whether }),

  // To a unit
  notice('for_unit', { assisting: whether }),
  notice('assigned'),
  notice('taken_away'),
  notice('return_decided', { upheld: whether }),
  notice('words_added'),
  notice('supplied'),
  notice('not_supplied'),
  notice('assist_done'),
  notice('extension_asked', { days: asItIs }),
  notice('extension_decided', { days: asItIs, granted: whether }),
  notice('to_approve'),
  notice('answer_sent_back'),
  notice('back_to_work', { why: whyAgain }),
  notice('dissatisfied'),
  notice('withdrawn'),
  notice('supervised'),

  // To reception and supervisors
  notice('returned'),
  notice('supervision_answered'),
  notice('disputed'),

  // By a clock
  notice('yellow_card', { clock }),
  notice('red_card', { clock }),
  notice('step_late', { clock }),
]
