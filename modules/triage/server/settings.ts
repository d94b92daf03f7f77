import { anyStaff } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { type TriageSettings, triageViews } from '../contract.ts'

const OFF: TriageSettings = { answerCheck: false }

export const settings = view({
  name: 'triage.settings',
  title: '辅助研判的设置',
  ...triageViews.settings,
  may: [anyStaff],
  run: async ({ office }) => office.definitions.newest<TriageSettings>('triage')?.body ?? OFF,
})
