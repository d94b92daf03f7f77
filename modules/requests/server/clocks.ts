import { addWorkingDays } from '#kernel/calendar/working-days.ts'
import { dayOf, instantAt } from '#kernel/calendar/day.ts'
import type { ClockKind } from '#kernel/clocks/clock-set.ts'
import { warnAt } from '#kernel/clocks/due.ts'
import type { Lang, Words } from '#kernel/contract.ts'

/** Working days past the limit at which the ladder's next rung is told. */
const RUNGS = [0, 1, 3]

/** Why clocks stand still or run longer, as it is kept with them in Chinese; the office gives no other reason of its own. */
export const WAITS_FOR_RESIDENT: Words = { zh: '等待您补充信息', en: 'waiting for the resident’s answer' }
export const EXTENDED: Words = { zh: '经批准延期', en: 'approved' }

const clock = (name: string, zh: string, en: string, alarms: ClockKind['alarms']): ClockKind => ({ name, purpose: { zh, en }, ring: 'requests.ring', alarms })

// Yellow one working day ahead, red when late, then up the ladder by itself.
const laddered: ClockKind['alarms'] = (span, due, calendar) => [
  warnAt(span, calendar) ?? due,
  ...RUNGS.map((days) => (days === 0 ? due : instantAt(addWorkingDays(calendar, dayOf(due), days), calendar.closes))),
]
const carded: ClockKind['alarms'] = (span, due, calendar) => [warnAt(span, calendar) ?? due, due]
const once: ClockKind['alarms'] = (_span, due) => [due]

export const clocks: readonly ClockKind[] = [
  clock('dispatch', '派单', 'Dispatch', once),
  clock('sign', '签收', 'Signing for it', once),
  clock('respond', '首次联系', 'First response', laddered),
  clock('opinion', '初步意见', 'Opinion', once),
  clock('conclude', '办结', 'Conclusion', laddered),
  clock('assist', '协办', 'Assistance', laddered),
  clock('outside', '区外单位回复', 'Reply of the outside party', carded),
  clock('return', '退单', 'Time to return it', () => []),
  clock('adjudicate', '退单裁定', 'Decision on the return', once),
  clock('supply', '补充说明', 'Answer of the resident', once),
  clock('approve', '答复审核', 'Approval of the answer', once),
  clock('extension', '延期审批', 'Decision on the extension', once),
  clock('callback', '回访', 'Call-back', once),
  clock('supervision', '督办回复', 'Answer to the order', once),
  clock('dispute', '评价异议', 'Disputed rating', once),
  clock('promise', '承诺事项', 'Promise', once),
]

/** What a clock waits for, as it stands within a sentence. */
export function waitedFor(kind: string, lang: Lang): string {
  const purpose = clocks.find(({ name }) => name === kind)?.purpose
  if (!purpose) return kind
  return lang === 'zh' ? purpose.zh : `the ${purpose.en.charAt(0).toLowerCase()}${purpose.en.slice(1)}`
}
