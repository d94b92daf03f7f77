import { type Static, Type } from 'typebox'
import { Basis, day, key, oneOf, Rule, strict, text, workingDays } from './parts.ts'

const named = { name: text, en: text }

/** Kinds of step. Time for those of `NOT_COUNTED` is not the office's (行政许可法 art. 45) and is told to the applicant in writing. */
const STEP_KINDS = ['review', 'inspection', 'consult', 'decision', 'hearing', 'tender', 'auction', 'test', 'quarantine', 'appraisal', 'expert', 'publicity'] as const
export const NOT_COUNTED: ReadonlySet<string> = new Set(['hearing', 'tender', 'auction', 'test', 'quarantine', 'appraisal', 'expert'])

const Step = Type.Object({
  id: key, ...named,
  kind: oneOf(STEP_KINDS),
  unit: Type.Optional(key),
  days: workingDays,
  after: Type.Optional(Type.Array(key, { maxItems: 20, description: 'steps of the same matter; none: as soon as it is accepted' })),
  joint: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]*$', description: '联合踏勘: steps of one name, of whatever matter, are one visit' })),
  reads: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z][a-z0-9._-]*\\*?$', description: 'elements that it looks at; `site.*` for all whose key begins so' }), { maxItems: 200 })),
  when: Type.Optional(Rule),
}, strict)

const Ask = Type.Object({
  element: key,
  on: Type.Array(key, { minItems: 1, maxItems: 20, description: 'today’s forms that ask for it, each once' }),
  when: Type.Optional(Rule),
  optional: Type.Optional(Type.Boolean()),
}, strict)

const Needed = Type.Object({
  material: key,
  when: Type.Optional(Rule),
  copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  before: Type.Optional(Type.String({ description: 'the step that cannot begin without it; otherwise the first ones' })),
}, strict)

/** 告知承诺 (国办发〔2020〕42号): the decision rests on a promise for these materials, and is checked afterwards. */
const Promise = Type.Object({
  materials: Type.Array(key, { minItems: 1, maxItems: 30 }),
  duties: Type.Array(text, { minItems: 1, maxItems: 20, description: 'what the applicant promises, one sentence each' }),
  consequence: text,
  check: Type.Object({ unit: key, days: Type.Integer({ minimum: 1, maximum: 250 }), how: text }, strict),
  correct: Type.Integer({ minimum: 1, maximum: 60, description: 'working days to put right what was found' }),
  basis: Basis,
}, strict)

/** 容缺受理: accepted without these, which follow within so many working days. */
const Tolerance = Type.Object({ materials: Type.Array(key, { minItems: 1, maxItems: 30 }), days: Type.Integer({ minimum: 1, maximum: 20 }), basis: Basis }, strict)

const Result = Type.Object({
  type: key, ...named,
  form: oneOf(['certificate', 'approval', 'receipt']),
  typeCode: Type.Optional(Type.String({ pattern: '^[0-9A-HJ-NP-RT-UW-Y]{18}[0-9]{3}$', description: 'GB/T 36904: credit code of the body that defines the type, and three digits' })),
  number: Type.Optional(Type.String({ pattern: '^([^{}]|\\{(year|region|credit\\d{0,2}|check|n[1-9]?|[a-z][a-z0-9]*(\\.[a-z0-9_]+)+)\\})+$', maxLength: 80, description: 'the pattern of its number, as 青南审〔{year}〕第{n}号 or JY{food.body}{region}{n6}{check}; `{credit}`: the holder’s credit code; `{held.food}`: what stands there on the certificate' })),
  validYears: Type.Optional(Type.Integer({ minimum: 1, maximum: 70 })),
  fields: Type.Array(key, { minItems: 1, maxItems: 60 }),
  makes: Type.Optional(Type.Array(key, { minItems: 1, maxItems: 10, description: 'elements that there are only once it is issued, as the credit code on a business licence: in one application with this matter, nobody is asked for them' })),
}, strict)

/** What the 42号文 excludes from promises, each a reason of its own. */
const RISKS = ['state_security', 'secrecy', 'public_safety', 'financial_prudence', 'ecology', 'life_and_health', 'costly_to_undo'] as const

/** 事项. `forms`, `visits` and the limits say how it is handled alone, today: what the savings are measured against. */
export const Matter = Type.Object({
  key, ...named,
  type: oneOf(['licence', 'registration', 'confirmation', 'filing', 'service']),
  code: Type.Optional(Type.String({ pattern: '^\\d{12}$', description: 'GB/T 39554.1 基本编码' })),
  authority: key,
  basis: Type.Array(Basis, { minItems: 1, maxItems: 20 }),
  effectiveFrom: day, effectiveTo: Type.Optional(day),
  conditions: Type.Optional(Type.Array(text, { maxItems: 30 })),
  forms: Type.Array(Type.Object({ key, name: text }, strict), { maxItems: 20 }),
  asks: Type.Array(Ask, { minItems: 1, maxItems: 600 }),
  materials: Type.Array(Needed, { maxItems: 60 }),
  steps: Type.Array(Step, { minItems: 1, maxItems: 30 }),
  clock: Type.Object({ statutory: workingDays, promised: workingDays, statutoryBasis: Type.Optional(Basis), extendBy: Type.Optional(workingDays) }, strict),
  visits: Type.Integer({ minimum: 0, maximum: 20 }),
  risks: Type.Optional(Type.Array(oneOf(RISKS))),
  promise: Type.Optional(Promise),
  tolerance: Type.Optional(Tolerance),
  delegable: Type.Optional(Type.Boolean({ description: '首席审批服务代表 may decide it on the spot' })),
  delegableWhen: Type.Optional(Rule),
  fee: Type.Optional(Type.Integer({ minimum: 0, description: 'fen' })),
  result: Type.Optional(Result),
  life: Type.Optional(Type.Object({ of: key, does: oneOf(['change', 'renew', 'suspend', 'resume', 'revoke', 'cancel']) }, { ...strict, description: 'a matter on a certificate that there is: of which type, and what it does to it' })),
}, strict)
export type Matter = Static<typeof Matter>
export type Step = Matter['steps'][number]
