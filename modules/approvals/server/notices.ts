import { dayOf } from '#kernel/calendar/day.ts'
import { momentInWords } from '#kernel/clocks/in-words.ts'
import type { Words } from '#kernel/contract.ts'
import type { Gap, NoticeTemplate } from '#kernel/notices/template.ts'
import { dayInWords } from './certificates/data-lines.ts'
import { clocks } from './clocks.ts'

const asItIs: Gap = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const named: Gap = (words, lang) => (words as Words | undefined)?.[lang] ?? ''
const moment: Gap = (iso, lang) => (typeof iso === 'string' ? momentInWords(new Date(iso), lang, dayOf(new Date(iso)).slice(0, 4)) : '')
const day: Gap = (of, lang) => (typeof of === 'string' ? (lang === 'zh' ? dayInWords(of) : of) : '')
const clock: Gap = (kind, lang) => clocks.find(({ name }) => name === kind)?.purpose[lang] ?? ''

const notice = (what: string, gaps: Record<string, Gap> = {}): NoticeTemplate => ({ name: `approvals.${what}`, gaps: { number: asItIs, ...gaps } })

/** The notices that approvals send; their words stand in the district's `notices.json`. */
export const notices: readonly NoticeTemplate[] = [
  // To applicants
  notice('received', { oneThing: named }),
  notice('supplement_asked', { count: asItIs }),
  notice('accepted', { due: moment }),
  notice('declined'),
  notice('matter_refused', { matter: named, because: named }),
  notice('issued', { count: asItIs }),
  notice('refused'),
  notice('later_asked', { count: asItIs, due: moment }),
  notice('later_due'),
  notice('later_over'),
  notice('stopped', { matter: named, kind: named, days: asItIs }),
  notice('resumed', { matter: named, due: moment }),
  notice('extended', { matter: named, days: asItIs, due: moment }),
  notice('on_the_spot'),
  notice('to_correct', { matter: named, due: moment }),
  notice('corrected', { matter: named }),
  notice('revoked', { matter: named }),
  notice('not_corrected', { matter: named }),
  notice('credit_repaired'),
  notice('certificate_acted', { title: named, certificate: asItIs, does: named }),
  notice('renewal_due', { title: named, certificate: asItIs, until: day, by: day }),
  notice('plan_moved', { why: asItIs, changes: named }),
  notice('plan_asks', { why: asItIs, changes: named, count: asItIs }),
  notice('plan_stays', { why: asItIs, changes: named }),

  // To applicants and departments
  notice('not_amended', { matter: named, certificate: asItIs, status: named, does: named }),

  // To departments
  notice('to_pre_review', { oneThing: named }),
  notice('pre_reviewed'),
  notice('supplemented'),
  notice('branch_open', { matter: named }),
  notice('later_came', { material: named }),
  notice('later_missing'),
  notice('consulted', { matter: named, due: moment }),
  notice('consult_answered', { matter: named }),
  notice('consult_over'),
  notice('to_issue'),
  notice('decided_for_you'),
  notice('to_check'),
  notice('to_recheck'),
  notice('withdrawn'),
  notice('deemed_accepted'),

  // By a clock
  notice('yellow_card', { clock }),
  notice('red_card', { clock }),
]
