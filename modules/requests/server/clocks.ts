import { addWorkingDays } from '#kernel/calendar/working-days.ts'
import { dayOf, instantAt } from '#kernel/calendar/day.ts'
import type { ClockKind } from '#kernel/clocks/clock-set.ts'
import { warnAt } from '#kernel/clocks/due.ts'

/** Working days past the limit at which the ladder's next rung is told. */
const RUNGS = [0, 1, 3]

const clock = (name: string, zh: string, en: string, alarms: ClockKind['alarms']): ClockKind => ({ name, purpose: { zh, en }, ring: 'requests.ring', alarms })

// Yellow one working day ahead, red when late, then up the ladder by itself.
const laddered: ClockKind['alarms'] = (span, due, calendar) => [
  warnAt(span, calendar) ?? due,
  ...RUNGS.map((days) => (days === 0 ? due : instantAt(addWorkingDays(calendar, dayOf(due), days), calendar.closes))),
]
const once: ClockKind['alarms'] = (_span, due) => [due]

export const clocks: readonly ClockKind[] = [
  clock('dispatch', '派单', 'dispatch', once),
  clock('sign', '签收', 'signing for', once),
  clock('respond', '首次联系', 'first response', laddered),
  clock('conclude', '办结', 'conclusion', laddered),
  clock('assist', '协办', 'assistance', laddered),
  clock('return', '退单', 'returning', () => []),
  clock('adjudicate', '退单裁定', 'adjudication', once),
  clock('supply', '补充材料', 'supplying information', once),
  clock('approve', '答复审核', 'approval of the answer', once),
  clock('extension', '延期审批', 'decision on the extension', once),
  clock('callback', '回访', 'call-back', once),
  clock('supervision', '督办', 'supervision order', once),
  clock('dispute', '评价异议', 'dispute of a rating', once),
  clock('promise', '承诺事项', 'promise', once),
]
