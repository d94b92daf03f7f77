import { type Day, dayOf } from '#kernel/calendar/day.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { view } from '#kernel/view.ts'
import { type TriageSettings, triageViews } from '../contract.ts'

const OFF: TriageSettings = { answerCheck: false }

/** What of it a district used on a day; nothing, where it says nothing of it. */
export const settingsOn = ({ definitions }: Pick<Office, 'definitions'>, day: Day): TriageSettings =>
  definitions.versions('triage').length > 0 ? definitions.at<TriageSettings>('triage', day).body : OFF

export const settings = view({
  name: 'triage.settings',
  title: '辅助研判的设置',
  ...triageViews.settings,
  may: [anyStaff],
  run: async ({ office, now }) => settingsOn(office, dayOf(now)),
})
