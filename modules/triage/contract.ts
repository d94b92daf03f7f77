import { type Static, Type } from 'typebox'
import { strict } from '#kernel/contract.ts'

/** 辅助研判: what of it a district uses. What is off is as if it were not there. */
export const TriageSettings = Type.Object({
  answerCheck: Type.Boolean({ description: 'looks an answer over while it is written and before it is approved' }),
  suggestFrom: Type.Optional(Type.Number({ minimum: 0.5, maximum: 1, description: 'suggests a category and a unit from this confidence on; never, where it is missing' })),
}, strict)
export type TriageSettings = Static<typeof TriageSettings>

export const triageViews = {
  suggest: {
    input: Type.Object({ text: Type.String({ maxLength: 8000 }) }, strict),
    output: Type.Object({ suggestions: Type.Array(Type.Object({
      target: Type.Union([Type.Literal('category'), Type.Literal('unit')]), label: Type.String(), name: Type.String(), confidence: Type.Number({ description: 'of a hundred with 0.9, ninety are right' }),
      words: Type.Array(Type.String(), { description: 'the words that led there' }), model: Type.Integer({ description: 'the version that says so' }),
    })) }),
  },
  settings: { input: Type.Object({}, strict), output: TriageSettings },
} as const
