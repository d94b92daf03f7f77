import { type Static, Type } from 'typebox'
import { strict } from '#kernel/contract.ts'

/** 辅助研判: what of it a district uses. What is off is as if it were not there. */
export const TriageSettings = Type.Object({
  answerCheck: Type.Boolean({ description: 'looks an answer over while it is written and before it is approved' }),
}, strict)
export type TriageSettings = Static<typeof TriageSettings>

export const triageViews = {
  settings: { input: Type.Object({}, strict), output: TriageSettings },
} as const
