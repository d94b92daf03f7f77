import { type Static, Type } from 'typebox'
import { CaseId, CaseView, Instant, onCase, SEEN, strict } from '#kernel/contract.ts'
import { Line } from '#modules/requests/contract.ts'

/** 辅助研判: what of it a district uses. What is off is as if it were not there. */
export const TriageSettings = Type.Object({
  answerCheck: Type.Boolean({ description: 'looks an answer over while it is written and before it is approved' }),
  alike: Type.Optional(Type.Boolean({ description: 'finds near-duplicates and hot topics, and warns of topics that grow' })),
  warning: Type.Optional(Type.Object({ count: Type.Integer({ minimum: 1 }), unit: Type.Union([Type.Literal('hours'), Type.Literal('working_days')]) }, { ...strict, description: 'within which a unit says what it will do about a topic that grows; one working day, where it is missing' })),
  suggestFrom: Type.Optional(Type.Number({ minimum: 0.5, maximum: 1, description: 'suggests a category and a unit from this confidence on; never, where it is missing' })),
}, strict)
export type TriageSettings = Static<typeof TriageSettings>

const Target = Type.Union([Type.Literal('category'), Type.Literal('unit')])
const Outcome = Type.Union([Type.Literal('accepted'), Type.Literal('corrected'), Type.Literal('silent')])
const Counts = { accepted: Type.Integer(), corrected: Type.Integer(), silent: Type.Integer({ description: 'nothing was suggested, for want of confidence' }) }

/** A training: what it learned from, its macro-F1 on the newest requests, and that of the model before it on the same. */
const ModelMade = Type.Object({ version: Type.Integer(), madeAt: Instant, learned: Type.Integer(), held: Type.Integer(), score: Type.Number(), before: Type.Union([Type.Number(), Type.Null()]), state: Type.Union([Type.Literal('in_use'), Type.Literal('was_in_use'), Type.Literal('not_better')]) }, strict)

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(t: T) => Type.Union([t, Type.Null()])
const words = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: SEEN })

/** 提前预警: what a unit does about a topic that grows. */
export const triageVerbs = {
  warn: Type.Object({
    id: CaseId, topic: CaseId, unit: Type.String({ maxLength: 60 }), reader: Type.String({ maxLength: 80, description: 'who is told, beside the person in charge' }), summary: Type.String({ maxLength: 100 }),
    people: Type.Integer(), requests: Type.Integer(), said: Type.Object({ zh: Type.String({ maxLength: 200 }), en: Type.String({ maxLength: 200 }) }, strict),
  }, strict),
  take_up: Type.Object({ ...onCase, plan: words(1000) }, strict),
  set_aside: Type.Object({ ...onCase, reason: Type.Union([Type.Literal('not_one_matter'), Type.Literal('already_handled')]), why: words(500) }, strict),
  close: Type.Object({ ...onCase, done: words(1000) }, strict),
} as const

/** How far a request is: in somebody's hands, answered, over, or joined to another. */
export const Stage = Type.Union([Type.Literal('open'), Type.Literal('answered'), Type.Literal('over'), Type.Literal('joined')])
/** A request as a line of a list; `mayJoin`: the reader may join it to another, `mayLead`: others can be joined to it. */
export const Member = Type.Object({ ...Line.properties, unit: nullable(Type.String()), stage: Stage, mayJoin: Type.Boolean(), mayLead: Type.Boolean() }, strict)

const Named = Type.Object({ id: Type.String(), name: Type.String(), cases: Type.Integer() }, strict)
/** 热点. `shown`: how many of its requests the reader may see; the rest is with others. */
const Topic = Type.Object({
  id: CaseId, place: nullable(Type.String()), title: Type.String(),
  people: Type.Integer(), requests: Type.Integer(), shown: Type.Integer(), firstAt: Instant, lastAt: Instant,
  heat: Type.Object({ total: Type.Number(), parts: Type.Array(Type.Object({ part: Type.Union([Type.Literal('people'), Type.Literal('repeats'), Type.Literal('support'), Type.Literal('recent')]), count: Type.Integer(), points: Type.Number() }, strict)) }, strict),
  weeks: Type.Array(Type.Integer(), { description: 'people a week, the last one until weeksUntil' }), weeksUntil: Instant,
  stages: Type.Object({ open: Type.Integer(), answered: Type.Integer(), over: Type.Integer(), joined: Type.Integer() }, strict),
  units: Type.Array(Named), categories: Type.Array(Named), warning: nullable(Type.String()),
}, strict)
/** Whether the district reads for topics, and how far the reading is. */
const Reading = Type.Object({ on: Type.Boolean(), ready: Type.Boolean(), read: Type.Integer() }, strict)

const Warning = Type.Object({
  ...CaseView.properties, summary: Type.String(), topic: CaseId, said: Type.String(), unit: Type.String(), unitName: Type.String(), openedAt: Instant, late: Type.Boolean(),
  plan: nullable(Type.Object({ text: Type.String(), by: Type.String(), at: Instant }, strict)),
}, strict)

export const triageViews = {
  topics: {
    input: Type.Object({ period: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650, description: 'days until now' })), unit: Type.Optional(Type.String({ maxLength: 60 })) }, strict),
    output: Type.Object({ reading: Reading, topics: Type.Array(Topic, { description: 'those that grow, then the others, the hottest first' }), units: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }, strict)) }, strict),
  },
  topic: {
    input: Type.Object({ id: CaseId }, strict),
    output: Type.Object({ reading: Reading, topic: nullable(Topic), members: Type.Array(Member), phrases: Type.Array(Type.String()), elsewhere: Type.Integer() }, strict),
  },
  warnings: { input: Type.Object({}, strict), output: Type.Object({ warnings: Type.Array(Warning, { description: 'open ones, by when they are due' }) }, strict) },
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
