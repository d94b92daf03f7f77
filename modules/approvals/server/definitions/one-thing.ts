import { type Static, Type } from 'typebox'
import { Basis, day, key, oneOf, Rule, strict, text, workingDays } from './parts.ts'

const answer = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())])
const count = Type.Optional(Type.Integer({ minimum: 0 }))

/** A test that an official can read: given these answers, so many matters, fields, uploads and working days. */
const DefinitionTest = Type.Object({
  name: text,
  given: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9._-]*$' }), answer),
  expect: Type.Object({
    matters: Type.Optional(Type.Array(key, { description: 'exactly these, in any order' })),
    forms: count, fields: count, fetched: count, uploads: count, days: count, visits: count,
    documents: Type.Optional(Type.Integer({ minimum: 0, description: 'materials that are needed, in whatever way they are satisfied' })),
    materials: Type.Optional(Type.Array(key, { description: 'exactly these are to be uploaded' })),
    onSite: Type.Optional(Type.Array(key, { description: 'exactly these units come for inspections' })),
    joint: Type.Optional(Type.Array(key, { description: 'exactly these matters are looked at together, in one visit' })),
    fieldsToday: Type.Optional(Type.Integer({ minimum: 0, description: 'what today’s forms of the same matters ask, each by itself' })),
    delegable: Type.Optional(Type.Array(key, { description: 'exactly these may be decided on the spot by the 首席审批服务代表' })),
    limit: Type.Optional(Type.Integer({ minimum: 0, description: 'working days that are promised' })),
    greenChannel: Type.Optional(Type.Boolean({ description: 'whether it is taken first, in the 绿色通道' })),
  }, { ...strict, minProperties: 1 }),
}, strict)
export type DefinitionTest = Static<typeof DefinitionTest>

/** 一件事: matters that a person wants together, found by their own words, decided in parallel and issued together. */
export const OneThing = Type.Object({
  key, name: text, en: text,
  words: Type.Array(text, { minItems: 1, maxItems: 60, description: 'what people say when they want it' }),
  says: text, saysEn: text,
  audience: oneOf(['person', 'firm']),
  basis: Type.Array(Basis, { minItems: 1, maxItems: 20 }),
  effectiveFrom: day, effectiveTo: Type.Optional(day),
  members: Type.Array(Type.Object({ matter: key, when: Type.Optional(Rule) }, strict), { minItems: 1, maxItems: 40 }),
  questions: Type.Array(Type.Object({ element: key, ask: Type.Optional(text), askEn: Type.Optional(text), help: Type.Optional(text), helpEn: Type.Optional(text) }, strict), { maxItems: 40 }),
  order: Type.Optional(Type.Array(Type.Tuple([key, key]), { maxItems: 60, description: 'the second begins when the first is decided' })),
  preReview: Type.Object({ unit: key, days: workingDays }, strict),
  issue: Type.Object({ mode: oneOf(['all', 'each']), days: workingDays, unit: key }, strict),
  limit: Type.Object({
    rule: oneOf(['shortest', 'longest', 'days']), days: Type.Optional(workingDays), basis: Type.Optional(Basis),
    cases: Type.Optional(Type.Array(Type.Object({ when: Rule, days: workingDays, basis: Type.Optional(Basis) }, strict), { minItems: 1, maxItems: 20, description: 'with rule `days`: the first that holds gives the days; where it is not yet known which, the most that it may come to' })),
  }, strict),
  onTheSpot: Type.Optional(Type.Boolean({ description: '当场办结: what the 首席审批服务代表 may decide is promised at once, the rest in its ordinary days' })),
  visits: Type.Integer({ minimum: 0, maximum: 5 }),
  greenChannel: Type.Optional(Rule),
  tests: Type.Array(DefinitionTest, { minItems: 1, maxItems: 100 }),
}, strict)
export type OneThing = Static<typeof OneThing>
