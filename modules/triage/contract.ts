import { type Static, Type } from 'typebox'
import { CaseId, Instant, strict } from '#kernel/contract.ts'

/** 辅助研判: what of it a district uses. What is off is as if it were not there. */
export const TriageSettings = Type.Object({
  answerCheck: Type.Boolean({ description: 'looks an answer over while it is written and before it is approved' }),
  alike: Type.Optional(Type.Boolean({ description: 'finds near-duplicates and hot topics, and warns of topics that grow' })),
  suggestFrom: Type.Optional(Type.Number({ minimum: 0.5, maximum: 1, description: 'suggests a category and a unit from this confidence on; never, where it is missing' })),
}, strict)
export type TriageSettings = Static<typeof TriageSettings>

const Target = Type.Union([Type.Literal('category'), Type.Literal('unit')])
const Outcome = Type.Union([Type.Literal('accepted'), Type.Literal('corrected'), Type.Literal('silent')])
const Counts = { accepted: Type.Integer(), corrected: Type.Integer(), silent: Type.Integer({ description: 'nothing was suggested, for want of confidence' }) }

/** A training: what it learned from, its macro-F1 on the newest requests, and that of the model before it on the same. */
const ModelMade = Type.Object({ version: Type.Integer(), madeAt: Instant, learned: Type.Integer(), held: Type.Integer(), score: Type.Number(), before: Type.Union([Type.Number(), Type.Null()]), state: Type.Union([Type.Literal('in_use'), Type.Literal('was_in_use'), Type.Literal('not_better')]) }, strict)

export const triageViews = {
  acceptance: {
    input: Type.Object({}, strict),
    output: Type.Object({
      suggestFrom: Type.Union([Type.Number(), Type.Null()]), since: Type.String({ description: 'the first of the months that are counted' }),
      targets: Type.Array(Type.Object({
        target: Target, ...Counts,
        months: Type.Array(Type.Object({ month: Type.String(), ...Counts }, strict)),
        labels: Type.Array(Type.Object({
          label: Type.String(), name: Type.String(), accepted: Type.Integer(), corrected: Type.Integer(),
          into: Type.Array(Type.Object({ label: Type.String(), name: Type.String(), cases: Type.Integer() }, strict)),
        }, strict), { description: 'by what was suggested, the most corrected first' }),
        models: Type.Array(ModelMade),
      }, strict)),
    }, strict),
  },
  acceptance_cases: {
    input: Type.Object({ target: Target, outcome: Type.Optional(Outcome), month: Type.Optional(Type.String({ pattern: '^[12]\\d{3}-\\d{2}$' })), label: Type.Optional(Type.String({ maxLength: 60 })), chosen: Type.Optional(Type.String({ maxLength: 60 })) }, strict),
    output: Type.Object({
      total: Type.Integer({ description: 'with those that are not for the reader to see' }),
      cases: Type.Array(Type.Object({ id: CaseId, number: Type.String(), summary: Type.String(), said: Type.String(), confidence: Type.Number(), chosen: Type.String(), outcome: Outcome, decidedAt: Instant }, strict)),
    }, strict),
  },
  suggest: {
    input: Type.Object({ text: Type.String({ maxLength: 8000 }) }, strict),
    output: Type.Object({ suggestions: Type.Array(Type.Object({
      target: Target, label: Type.String(), name: Type.String(), confidence: Type.Number({ description: 'of a hundred with 0.9, ninety are right' }),
      words: Type.Array(Type.String(), { description: 'the words that led there' }), model: Type.Integer({ description: 'the version that says so' }),
    })) }),
  },
  settings: { input: Type.Object({}, strict), output: TriageSettings },
} as const
