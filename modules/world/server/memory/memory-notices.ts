import { dayOf } from '#kernel/calendar/day.ts'
import type { ClockKind } from '#kernel/clocks/clock-set.ts'
import { warnAt } from '#kernel/clocks/due.ts'
import { momentInWords } from '#kernel/clocks/in-words.ts'
import type { Gap, NoticeTemplate } from '#kernel/notices/template.ts'

export const memoryClock: ClockKind = { name: 'memory_review', purpose: { zh: '审核记忆', en: 'Look at a memory' }, ring: 'world.ring_memory', alarms: (span, due, calendar) => [warnAt(span, calendar) ?? due, due] }

const asItIs: Gap = (value) => (typeof value === 'string' ? value : '')
const moment: Gap = (iso, lang) => (typeof iso === 'string' ? momentInWords(new Date(iso), lang, dayOf(new Date(iso)).slice(0, 4)) : '')
const notice = (what: string, gaps: Record<string, Gap> = {}): NoticeTemplate => ({ name: `world.memory_${what}`, gaps: { number: asItIs, ...gaps } })

/** What is sent about memories; the words stand in the district's `notices.json`. */
export const memoryNotices: readonly NoticeTemplate[] = [
  notice('received', { due: moment }), notice('returned'), notice('published'), notice('declined'), notice('taken_down'),
  notice('to_review'), notice('amended'), notice('waits'), notice('late'),
]
