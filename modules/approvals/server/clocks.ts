import { addWorkingDays } from '#kernel/calendar/working-days.ts'
import { dayOf, instantAt } from '#kernel/calendar/day.ts'
import type { ClockKind } from '#kernel/clocks/clock-set.ts'
import { warnAt } from '#kernel/clocks/due.ts'

/** Working days past the limit at which the next rung of the ladder is told. */
const RUNGS = [0, 1, 3]

const clock = (name: string, zh: string, en: string, alarms: ClockKind['alarms']): ClockKind => ({ name, purpose: { zh, en }, ring: 'approvals.ring', alarms })

const laddered: ClockKind['alarms'] = (span, due, calendar) => [
  warnAt(span, calendar) ?? due,
  ...RUNGS.map((days) => (days === 0 ? due : instantAt(addWorkingDays(calendar, dayOf(due), days), calendar.closes))),
]
/** The applicant’s own time: they are warned and told, and no ladder is climbed. */
const theirs: ClockKind['alarms'] = (span, due, calendar) => [warnAt(span, calendar) ?? due, due]
const once: ClockKind['alarms'] = (_span, due) => [due]

export const clocks: readonly ClockKind[] = [
  clock('pre_review', '联合预审', 'Joint pre-review', laddered),
  clock('silence', '逾期不告知即为受理', 'Silence is acceptance', once),
  clock('whole', '全部办结', 'The whole', laddered),
  clock('branch', '事项办理', 'The matter', laddered),
  clock('stop', '停表事项', 'What the clock waits for', laddered),
  clock('consult', '征求意见', 'Consultation', once),
  clock('issue', '统一出件', 'Joint issue', laddered),
  clock('later', '容缺补齐', 'Papers that follow', theirs),
  clock('check', '承诺核查', 'Check of the promise', laddered),
  clock('correct', '限期整改', 'Putting right', once),
]
