import { type Static, Type } from 'typebox'
import { CaseId, ClockView, FileView, Instant, onCase, SEEN, Step, strict } from '#kernel/contract.ts'
import type { Element } from './rules/element.ts'
import type { Plan } from './rules/plan.ts'
import type { PlanDifference } from './rules/plan-difference.ts'
import type { Figures, Situation } from './rules/situation.ts'

/** What can be asked of approvals (一件事审批): each verb with its input, each view with its input and answer. */

const words = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: SEEN })
/** A key that the district has defined: a one-thing, matter, material, step. */
const key = Type.String({ pattern: '^[a-z][a-zA-Z0-9._:-]*$', maxLength: 120 })
const fileIds = Type.Array(CaseId, { maxItems: 20 })
const Row = Type.Record(Type.String({ pattern: '^[\\s\\S]{1,80}$' }), Type.Union([Type.String({ maxLength: 1000 }), Type.Number(), Type.Boolean()]), { additionalProperties: false, maxProperties: 40 })
const Answer = Type.Union([Type.String({ maxLength: 4000 }), Type.Number(), Type.Boolean(), Type.Array(Type.String({ maxLength: 200 }), { maxItems: 200 }), Type.Array(Row, { maxItems: 200 })])
/** By data element. No form of ours has more fields. */
export const AnswersInput = Type.Record(Type.String({ pattern: '^[a-z][a-z0-9._-]{0,80}$' }), Answer, { additionalProperties: false, maxProperties: 1000 })

/** What the applicant does about materials that neither data nor certificates satisfy. */
const Papers = Type.Object({
  uploads: Type.Record(Type.String({ pattern: '^[a-z][a-zA-Z0-9._-]{0,80}$' }), fileIds, { additionalProperties: false, maxProperties: 100 }),
  promises: Type.Array(key, { maxItems: 100, description: '告知承诺: materials that are promised instead of proved; the notice of each was read' }),
  later: Type.Array(key, { maxItems: 100, description: '容缺: materials that follow within the time of the matter' }),
}, strict)
export type Papers = Static<typeof Papers>

const outcome = Type.Union([Type.Literal('pass'), Type.Literal('fail'), Type.Literal('put_right')], { description: 'put_right: to be put right, and looked at again' })
export const STOPS = ['hearing', 'tender', 'auction', 'inspection', 'test', 'quarantine', 'appraisal', 'expert'] as const
export type StopKind = (typeof STOPS)[number]
/** 行政许可法 art. 69, 70: why the department acts on a certificate of itself. */
export const GROUNDS = ['granted_wrongly', 'deceit', 'expired', 'holder_ended', 'impossible', 'cancel_by_law', 'suspend_by_law', 'put_right'] as const
export type Ground = (typeof GROUNDS)[number]

export const approvals = {
  submit: Type.Object({ id: CaseId, oneThing: key, plan: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'the plan that was filled in' }), answers: AnswersInput, papers: Papers, phone: Type.Optional(Type.String({ pattern: '^[0-9+ -]{5,20}$' })) }, strict),
  supplement: Type.Object({ ...onCase, answers: AnswersInput, papers: Papers, words: Type.Optional(words(2000)) }, strict),
  supply_later: Type.Object({ ...onCase, material: key, files: Type.Array(CaseId, { minItems: 1, maxItems: 20 }) }, strict),
  withdraw: Type.Object({ ...onCase, why: Type.Optional(words(500)) }, strict),

  // Joint pre-review
  give_pre_review: Type.Object({ ...onCase, matter: key, complete: Type.Boolean(), missing: Type.Optional(Type.Array(Type.Object({ what: key, why: words(500) }, strict), { maxItems: 50 })), opinion: Type.Optional(words(1000)) }, strict),
  request_supplement: Type.Object({ ...onCase, missing: Type.Array(Type.Object({ what: key, why: words(500) }, strict), { maxItems: 100, description: 'what the window adds, or says better: all that the departments found missing is told anyway' }) }, strict),
  accept: Type.Object({ ...onCase, green: Type.Optional(Type.Boolean({ description: '绿色通道' })), why: Type.Optional(words(500)) }, strict),
  decline: Type.Object({ ...onCase, reason: words(1000), instead: Type.Optional(words(500)) }, strict),

  // Branches
  conclude_step: Type.Object({ ...onCase, matter: key, step: key, outcome, opinion: words(4000), files: Type.Optional(fileIds) }, strict),
  decide: Type.Object({ ...onCase, matter: key, granted: Type.Boolean(), reason: Type.Optional(words(2000)), conditions: Type.Optional(words(1000)) }, strict),
  decide_on_the_spot: Type.Object({ ...onCase, why: Type.Optional(words(500)) }, strict),
  stop_branch: Type.Object({ ...onCase, matter: key, kind: Type.Unsafe<StopKind>(Type.Union(STOPS.map((kind) => Type.Literal(kind)))), days: Type.Integer({ minimum: 1, maximum: 250, description: 'working days that it is expected to take' }), why: words(500) }, strict),
  resume_branch: Type.Object({ ...onCase, matter: key, result: words(2000), files: Type.Optional(fileIds) }, strict),
  extend_branch: Type.Object({ ...onCase, matter: key, days: Type.Integer({ minimum: 1, maximum: 10 }), reason: words(500) }, strict),
  consult: Type.Object({ ...onCase, matter: key, unit: key, question: words(2000), days: Type.Integer({ minimum: 1, maximum: 20 }), waits: Type.Optional(Type.Boolean({ description: 'the decision waits for the answer, until its time is over' })) }, strict),
  answer_consult: Type.Object({ ...onCase, matter: key, opinion: words(4000), files: Type.Optional(fileIds) }, strict),
  issue: Type.Object({ ...onCase }, strict),

  // After the issue
  record_check: Type.Object({ ...onCase, matter: key, kept: Type.Boolean(), findings: words(2000), files: Type.Optional(fileIds) }, strict),
  record_correction: Type.Object({ ...onCase, matter: key, corrected: Type.Boolean(), findings: words(2000), files: Type.Optional(fileIds) }, strict),
  repair_credit: Type.Object({ ...onCase, matter: key, why: words(1000) }, strict),
  revoke_certificate: Type.Object({ ...onCase, matter: key, ground: Type.Unsafe<Ground>(Type.Union(GROUNDS.map((ground) => Type.Literal(ground)))), reason: words(2000), heard: Type.Optional(words(2000)) }, strict),
} as const

/** PUT, GET and DELETE /api/approvals/draft/:id: what somebody is still filling in. `version`: the one that this change was made to. */
export const Draft = Type.Object({
  oneThing: key,
  plan: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  answers: AnswersInput,
  kept: Type.Object({
    uploads: Type.Record(Type.String({ pattern: '^[a-z][a-zA-Z0-9._-]{0,80}$' }), Type.Array(Type.Object({ id: CaseId, name: Type.String({ maxLength: 200 }), size: Type.Number(), kind: Type.String({ maxLength: 20 }) }, strict), { maxItems: 20 }), { additionalProperties: false, maxProperties: 100 }),
    promises: Type.Array(key, { maxItems: 100 }), later: Type.Array(key, { maxItems: 100 }), consents: Type.Array(key, { maxItems: 100 }),
    step: Type.String({ maxLength: 40 }),
  }, strict),
  version: Type.Integer({ minimum: 0 }),
}, strict)
export type Draft = Static<typeof Draft>

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(t: T) => Type.Union([t, Type.Null()])
const text = Type.String()
const Law = Type.Object({ law: text, article: Type.Optional(text), says: Type.Optional(text) })

/** Why somebody looks twice at what was filled in: a register says otherwise, or the number's last place is not what its standard asks for. */
const Differs = nullable(Type.Union([Type.Literal('register'), Type.Literal('digit')]))

/** A step of the application on its time line. `awaited`: the one that everybody waits for. */
const LineStep = Type.Object({
  id: text, name: text, kind: text, units: Type.Array(text), joint: Type.Boolean({ description: 'several departments come together' }),
  state: Type.Union([Type.Literal('done'), Type.Literal('failed'), Type.Literal('open'), Type.Literal('waiting')]), at: nullable(Instant), awaited: Type.Boolean(),
})

/** 文书: GET /api/approvals/document/<case>/<path> gives each on paper. */
const documents = Type.Array(Type.Object({ seq: Type.Integer(), at: Instant, title: Type.String(), path: Type.String() }))

/** What the residents' app asks. */
export const residentViews = {
  /** 办事: the one-things in force, by what somebody says they want, or all of them. */
  catalogue: {
    input: Type.Object({ text: Type.Optional(Type.String({ maxLength: 100 })), audience: Type.Optional(Type.Union([Type.Literal('person'), Type.Literal('firm')])) }, strict),
    output: Type.Object({ oneThings: Type.Array(Type.Object({ key: text, name: text, says: text, audience: text, matters: Type.Integer(), departments: Type.Integer(), materials: Type.Integer(), days: Type.Integer(), onTheSpot: Type.Boolean({ description: 'what can be is decided at once, and `days` are of the rest' }), found: nullable(Type.String({ description: 'which of its words was meant' })) })) }),
  },
  /** One of them, with the compiled plan that the phone fills in; `plan`: as it was under that hash. */
  one_thing: {
    input: Type.Object({ key, plan: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })) }, strict),
    output: Type.Object({
      hash: text, plan: Type.Unsafe<Plan>(Type.Unknown()), before: Type.Unsafe<Figures>(Type.Unknown()), after: Type.Unsafe<Figures>(Type.Unknown()), basis: Type.Array(Law),
      units: Type.Record(text, text), registers: Type.Record(text, Type.Object({ name: text, owner: text })),
    }),
  },
  /** 能不能用告知承诺: what keeps this person, or the firm that they apply for, from promising, and how it is repaired; before they choose. */
  promise_standing: {
    input: Type.Object({ firm: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{18}$' })) }, strict),
    output: Type.Object({ barred: nullable(Type.Object({ why: text, repair: text, caseId: nullable(Type.Unsafe<string>(Type.String({ description: 'their own application in which it was promised' }))) })) }),
  },
  /** What this person is still filling in. */
  my_drafts: {
    input: Type.Object({}, strict),
    output: Type.Object({ drafts: Type.Array(Type.Object({ id: CaseId, oneThing: text, name: text, step: text, answered: Type.Integer(), version: Type.Integer(), at: Instant })) }),
  },
  /** 我的办事. */
  my_applications: {
    input: Type.Object({}, strict),
    output: Type.Object({ applications: Type.Array(Type.Object({ id: CaseId, number: text, name: text, state: text, stateName: text, status: text, needsYou: nullable(text), openedAt: Instant, dueAt: nullable(Instant), late: Type.Boolean(), decided: Type.Integer(), matters: Type.Integer() })) }),
  },
  /** One application as its applicant sees it. */
  my_application: {
    input: Type.Object({ id: CaseId }, strict),
    output: Type.Object({
      id: CaseId, number: text, version: Type.Integer(), oneThing: text, name: text, plan: text, state: text, stateName: text, status: text, openedAt: Instant, dueAt: nullable(Instant), late: Type.Boolean(), provisional: Type.Boolean(),
      needsYou: nullable(text), refused: nullable(text),
      supplement: nullable(Type.Object({ at: Instant, missing: Type.Array(Type.Object({ what: text, kind: Type.Union([Type.Literal('field'), Type.Literal('material'), Type.Literal('other')]), name: text, why: text })) })),
      preReview: LineStep, issue: LineStep,
      branches: Type.Array(Type.Object({ matter: text, name: text, unit: text, state: text, stateName: text, stopped: nullable(text), dueAt: nullable(Instant), onPromise: Type.Boolean(), reason: nullable(text), conditions: nullable(text), steps: Type.Array(LineStep) })),
      awaited: nullable(Type.Object({ name: text, units: Type.Array(text) })),
      later: Type.Array(Type.Object({ key: text, name: text, dueAt: nullable(Instant) })),
      sheets: Type.Array(Type.Object({ name: text, lines: Type.Array(Type.Object({ key: text, name: text, value: text, differs: Differs })) })),
      papers: Type.Array(Type.Object({ key: text, name: text, how: text, files: Type.Array(CaseId) })),
      answers: AnswersInput, given: Papers,
      lookups: Type.Array(Type.Object({ id: text, name: text, owner: text, what: Type.Array(text), by: text, purpose: text, basis: text, at: Instant, consentAt: Instant, outcome: text, outcomeName: text })),
      history: Type.Array(Type.Object({ seq: Type.Integer(), at: Instant, text, who: nullable(text), hash: text })),
      documents,
      certificates: Type.Integer(), can: Type.Array(text), head: text,
    }),
  },
  /** 我的证照: the newest version of each. */
  my_certificates: {
    input: Type.Object({}, strict),
    output: Type.Object({ certificates: Type.Array(Type.Object({ caseId: CaseId, matter: text, number: text, identifier: text, type: text, title: text, form: text, status: text, statusName: text, holder: text, firm: nullable(text), authority: text, issuedAt: Instant, validUntil: nullable(text) })) }),
  },
  /** One of them, with what it says and its QR code as a picture. */
  my_certificate: {
    input: Type.Object({ caseId: CaseId, matter: key }, strict),
    output: Type.Object({ caseId: CaseId, matter: text, number: text, identifier: text, title: text, form: text, status: text, statusName: text, holder: text, authority: text, issuedAt: Instant, validUntil: nullable(text), version: Type.Integer(), lines: Type.Array(Type.Object({ name: text, says: text })), qr: text, verify: text }),
  },
} as const

/** A line of the desk's list. `mine`: what this person's units have to do on it now. */
const DeskLine = Type.Object({
  id: CaseId, number: text, state: text, oneThing: text, oneThingName: text, applicant: text, openedAt: Instant, dueAt: nullable(Instant), closedAt: nullable(Instant), version: Type.Integer(),
  late: Type.Boolean(), lateBy: nullable(text), warned: Type.Boolean(), stopped: Type.Boolean(), green: Type.Boolean(), promised: Type.Boolean(), complete: nullable(Type.Boolean({ description: 'in pre-review: whether every department found its papers complete; null while one has not spoken' })),
  mine: Type.Array(Type.Object({ matter: text, name: text, what: text })), decided: Type.Integer(), matters: Type.Integer(),
})

const Filters = {
  list: Type.Optional(Type.String({ maxLength: 20, description: 'pre_review | steps | decisions | issue | checks | waiting | late | all' })),
  oneThing: Type.Optional(key), matter: Type.Optional(key), unit: Type.Optional(key), state: Type.Optional(Type.String({ maxLength: 20 })), text: Type.Optional(Type.String({ maxLength: 60 })), open: Type.Optional(Type.Boolean()),
}

const By = Type.Object({ who: nullable(text), at: Instant })
const DeskStep = Type.Object({
  id: text, name: text, kind: text, matters: Type.Array(text), units: Type.Array(text), days: Type.Integer(), counted: Type.Boolean(), after: Type.Array(text), start: Type.Integer(), end: Type.Integer(), slack: Type.Integer(), onPath: Type.Boolean(),
  state: Type.Union([Type.Literal('done'), Type.Literal('failed'), Type.Literal('open'), Type.Literal('waiting'), Type.Literal('void')]), at: nullable(Instant), signed: Type.Array(text, { description: 'units that have said their word' }), awaited: Type.Boolean(), planned: nullable(Type.String({ description: 'the day on which it should be over' })),
})
const Fetched = Type.Object({ value: text, register: text, at: Instant })

/** What the desk asks. */
export const deskViews = {
  /** 审批列表, by when what this person has to do is due. */
  worklist: { input: Type.Object({ ...Filters, after: Type.Optional(text), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, strict), output: Type.Object({ lines: Type.Array(DeskLine), next: nullable(text) }) },
  /** How many wait in each of this person's lists, counted up to a hundred. */
  counts: { input: Type.Object({}, strict), output: Type.Object({ lists: Type.Record(text, Type.Object({ open: Type.Integer(), late: Type.Integer() })) }) },
  /** Names that lists and forms need. */
  desk_setup: {
    input: Type.Object({}, strict),
    output: Type.Object({ oneThings: Type.Array(Type.Object({ key: text, name: text })), matters: Type.Array(Type.Object({ key: text, name: text, unit: text })), units: Type.Array(Type.Object({ id: text, name: text, kind: text })), verbs: Type.Record(text, Type.Object({ zh: text, en: text })) }),
  },
  /** Everything about one application on one screen. */
  application: {
    input: Type.Object({ id: CaseId }, strict),
    output: Type.Object({
      line: DeskLine, says: text, applicant: Type.Object({ name: text, phone: nullable(text) }), area: nullable(text), supplemented: Type.Boolean({ description: 'the one notice of what is missing was given' }), deemed: Type.Boolean(),
      sheets: Type.Array(Type.Object({ key: text, name: text, fields: Type.Array(Type.Object({ key: text, name: text, value: nullable(text), differs: Differs, fetched: nullable(Fetched), askedBy: Type.Array(text), mine: Type.Boolean() })) })),
      papers: Type.Array(Type.Object({
        key: text, name: text, main: Type.Boolean(), by: text, neededBy: Type.Array(text), mine: Type.Boolean(), files: Type.Array(FileView), detail: nullable(Type.String({ description: 'the register and when, the number of the certificate, the elements of the form, whose result' })),
        promise: nullable(Type.Object({ duties: Type.Array(text), consequence: text, check: text })), laterDue: nullable(Instant),
      })),
      matters: Type.Array(Type.Object({
        matter: text, name: text, type: text, unit: text, unitName: text, state: text, stateName: text, mine: Type.Boolean(), dueAt: nullable(Instant), late: Type.Boolean(), basis: Type.Array(text), result: nullable(text),
        open: Type.Array(Type.Object({ id: text, name: text, kind: text, mine: Type.Boolean({ description: 'it waits for this person’s unit' }), units: Type.Array(Type.Object({ name: text, signed: Type.Boolean() })) })),
        opinion: nullable(Type.Object({ complete: Type.Boolean(), missing: Type.Array(Type.Object({ what: text, name: text, why: text })), words: nullable(text), by: By })),
        decided: nullable(Type.Object({ on: text, reason: nullable(text), conditions: nullable(text), by: By })), stop: nullable(text), consult: nullable(Type.Object({ unit: text, unitName: text, question: text, answer: nullable(text), mine: Type.Boolean(), over: Type.Boolean({ description: 'its time is, whether it was answered or not' }) })), check: nullable(text), checks: Type.Boolean({ description: 'this person’s unit checks the promise' }), extendBy: Type.Integer(),
      })),
      steps: Type.Array(DeskStep), days: Type.Integer(), limit: Type.Integer(), begunOn: nullable(text), today: nullable(Type.Integer({ description: 'working days since the submission' })),
      findings: Type.Array(Type.Object({ seq: Type.Integer(), step: text, stepName: text, matter: text, units: Type.Array(text), outcome: text, opinion: text, by: By, files: Type.Array(FileView) })),
      clocks: Type.Array(ClockView), history: Type.Array(Step), documents, can: Type.Array(text), titles: Type.Record(text, Type.Object({ zh: text, en: text })), head: text, readings: Type.Array(Type.Object({ who: text, at: Instant })),
    }),
  },
  /** 失信承诺名单: who cannot promise now, since when and why. */
  barred: {
    input: Type.Object({}, strict),
    output: Type.Object({ records: Type.Array(Type.Object({ caseId: CaseId, number: text, applicant: text, firm: nullable(text), matter: text, unit: text, since: Instant, why: nullable(text), dueAt: nullable(Instant) })) }),
  },
  /** 一件事一览: each one-thing with its compiled figures, and what keeps documents from being fetched. */
  one_thing_report: {
    input: Type.Object({}, strict),
    output: Type.Object({
      oneThings: Type.Array(Type.Object({ key: text, name: text, says: text, audience: text, matters: Type.Integer(), departments: Type.Integer(), width: Type.Integer(), before: Type.Unsafe<Figures>(Type.Unknown()), after: Type.Unsafe<Figures>(Type.Unknown()), lints: Type.Integer(), tested: Type.Integer({ description: 'situations of its own tests' }), withoutUpload: Type.Integer({ description: 'of those' }), limits: Type.Array(Type.Object({ when: nullable(text), days: Type.Integer() }), { description: 'what is promised, by case; `null`: otherwise' }) })),
      blocked: Type.Array(Type.Object({ holder: text, materials: Type.Array(Type.Object({ key: text, name: text, oneThings: Type.Array(text) })), uploads: Type.Integer() })),
    }),
  },
  /** 一区一特色: what came of it all, counted from the cases themselves. */
  zone: {
    input: Type.Object({ from: Type.Optional(Type.String({ maxLength: 10 })), until: Type.Optional(Type.String({ maxLength: 10 })) }, strict),
    output: Type.Object({
      applications: Type.Integer(), concluded: Type.Integer(), open: Type.Integer(), certificates: Type.Integer(), documents: Type.Integer(), together: Type.Integer({ description: 'applications that were issued two or more at once' }), electronic: Type.Integer({ description: 'without a visit, and nothing on paper' }), firms: Type.Integer({ description: 'enterprises that were given something' }), seals: Type.Integer(), saved: Type.Integer({ description: 'fen' }), sealPrice: nullable(Type.Object({ each: Type.Integer({ description: 'fen' }), basis: text })),
      promises: Type.Object({ made: Type.Integer(), kept: Type.Integer(), broken: Type.Integer(), corrected: Type.Integer(), revoked: Type.Integer() }), onTime: Type.Integer(), onSpot: Type.Integer(),
      lookUps: Type.Integer(), fieldsSpared: Type.Integer({ description: 'filled in by what registers said' }), papersSpared: Type.Integer({ description: 'satisfied by the form, a certificate, a register or an earlier result' }),
      byOneThing: Type.Array(Type.Object({ key: text, name: text, applications: Type.Integer(), concluded: Type.Integer(), days: nullable(Type.Number({ description: 'working days from acceptance to issue, on average' })) })),
    }),
  },
} as const

/** What a draft of the designer holds, by kind of definition; `bases`: the published version that each was taken from, 0 for a new one. */
export const DesignContent = Type.Object({
  title: words(100),
  bodies: Type.Record(Type.String({ pattern: '^(matter|one_thing):[a-z][a-z0-9._-]{0,79}$' }), Type.Unknown(), { additionalProperties: false, maxProperties: 60 }),
  bases: Type.Record(text, Type.Integer({ minimum: 0 })),
  elements: Type.Array(Type.Unknown(), { maxItems: 200, description: 'data elements that are new or changed' }),
  materials: Type.Array(Type.Unknown(), { maxItems: 100, description: 'materials that are new or changed' }),
}, strict)
export type DesignContent = Static<typeof DesignContent>
export type DesignState = 'editing' | 'in_review' | 'returned' | 'published'
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** PUT /api/approvals/design/:id, and what is done with it: `version` is the one that somebody looked at. */
export const DesignDraft = Type.Object({ ...DesignContent.properties, version: Type.Integer({ minimum: 0 }) }, strict)
export const DesignAsked = Type.Object({ bodies: DesignContent.properties.bodies, elements: DesignContent.properties.elements, materials: DesignContent.properties.materials, show: key, within: Type.Optional(key), day: Type.Optional(day) }, strict)
export const DesignReview = Type.Object({ version: Type.Integer(), effectiveFrom: day, why: words(500), basis: words(500) }, strict)
export const DesignReturned = Type.Object({ version: Type.Integer(), why: words(1000) }, strict)
export const DesignPublished = Type.Object({ version: Type.Integer() }, strict)
export const MigrationProposed = Type.Object({ id: CaseId, oneThing: key, from: Type.String({ pattern: '^[0-9a-f]{64}$' }), to: Type.String({ pattern: '^[0-9a-f]{64}$' }), why: words(500), longer: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'why limits that run become longer; left out, none does' })) }, strict)
export const MigrationDecided = Type.Object({ agreed: Type.Boolean(), words: words(500) }, strict)

const Fault = Type.Object({ kind: text, at: text, zh: text, en: text })
const Moved = Type.Object({ matters: Type.Object({ added: Type.Array(text), removed: Type.Array(text) }), again: Type.Array(text, { description: 'what would have to be filled in' }), papers: Type.Array(text, { description: 'what would have to be handed in' }), days: Type.Tuple([Type.Integer(), Type.Integer()]), limit: Type.Tuple([Type.Integer(), Type.Integer()]), moves: Type.Union([Type.Literal('moves'), Type.Literal('asks'), Type.Literal('stays')], { description: 'asks: the applicant is asked once; stays: it was accepted, and nothing new may be asked' }), why: nullable(text) })
export type Moved = Static<typeof Moved>

/** POST /api/approvals/design/preview */
export const DesignPreview = Type.Object({
  faults: Type.Array(Fault), plan: nullable(Type.Unsafe<Plan>(Type.Unknown())), all: nullable(Type.Unsafe<Situation>(Type.Unknown())),
  lints: Type.Array(Type.Object({ name: text, level: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('note')]), at: text, zh: text, en: text })),
  tests: Type.Array(Type.Object({ name: text, wrong: Type.Array(Type.Object({ what: text, expected: Type.Unknown(), got: Type.Unknown() })), matters: Type.Array(text), uploads: Type.Array(text), documents: Type.Integer(), delegable: Type.Array(text), joint: Type.Array(text), limit: Type.Integer(), greenChannel: Type.Boolean(), figures: Type.Unsafe<Figures>(Type.Unknown()) })),
  before: nullable(Type.Unsafe<{ before: Figures; after: Figures }>(Type.Unknown())), difference: nullable(Type.Unsafe<PlanDifference>(Type.Unknown())),
  within: Type.Array(Type.Object({ key: text, name: text, en: text })),
})
export type DesignPreview = Static<typeof DesignPreview>

/** POST /api/approvals/design/users: every one-thing that what is shown takes part in, compiled and tested with the draft. */
export const DesignUsers = Type.Object({ users: Type.Array(Type.Object({ key: text, name: text, en: text, wrong: Type.Array(Type.Object({ zh: text, en: text })) })) })
export type DesignUsers = Static<typeof DesignUsers>

const Changes = Type.Array(Type.Object({ kind: text, name: text, base: Type.Integer(), newest: Type.Integer(), changes: Type.Array(text) }))
const Affected = Type.Array(Type.Object({ oneThing: text, name: text, open: Type.Integer(), drafts: Type.Integer(), changes: Type.Array(text) }))
const DesignLine = Type.Object({ id: text, title: text, state: text, kinds: Type.Array(text), author: text, at: Instant, effectiveFrom: nullable(text) })
const definitionKind = Type.String({ pattern: '^(matter|one_thing):[a-z][a-z0-9._-]{0,79}$' })

/** What the designer asks. */
export const designerViews = {
  /** 设计: what is published, and what is on its way. */
  designer: {
    input: Type.Object({}, strict),
    output: Type.Object({
      may: Type.Union([Type.Literal('all'), Type.Literal('own'), Type.Literal('review')]),
      documents: Type.Array(Type.Object({ kind: text, name: text, unit: nullable(text), version: Type.Integer(), effectiveFrom: text, by: text, matters: Type.Integer(), mine: Type.Boolean(), drafts: Type.Array(text) })),
      drafts: Type.Array(DesignLine),
    }),
  },
  /** Everything that a definition may name, with how often each is used. */
  design_library: {
    input: Type.Object({}, strict),
    output: Type.Object({
      groups: Type.Array(Type.Object({ key: text, name: text, en: text })), elements: Type.Array(Type.Unsafe<Element>(Type.Unknown())),
      materials: Type.Array(Type.Unsafe<{ key: string; name: string; en: string; main: boolean; satisfiedBy: readonly Record<string, unknown>[]; heldBy?: string }>(Type.Unknown())),
      matters: Type.Array(Type.Object({ key: text, name: text, en: text, unit: text, result: nullable(text) })), units: Type.Array(Type.Object({ id: text, name: text, en: text })),
      registers: Type.Array(Type.Object({ key: text, name: text, en: text, by: text, answers: Type.Array(text) })), oneThings: Type.Array(Type.Object({ key: text, name: text, en: text })),
      words: Type.Record(text, Type.Object({ version: Type.Integer({ description: 'of the file in which it stands' }), matters: Type.Array(text), oneThings: Type.Array(text), mine: Type.Boolean() }), { description: 'elements and documents, as `element:shop.area`, with who uses them' }),
    }),
  },
  /** One body as it is published; the newest, or an earlier version. */
  design_body: { input: Type.Object({ kind: definitionKind, version: Type.Optional(Type.Integer()) }, strict), output: Type.Object({ kind: text, version: Type.Integer(), body: Type.Unknown() }) },
  design_draft: {
    input: Type.Object({ id: CaseId }, strict),
    output: Type.Object({
      ...DesignContent.properties, id: text, version: Type.Integer(), state: text, author: text, mine: Type.Boolean(), at: Instant, effectiveFrom: nullable(text), why: nullable(text), basis: nullable(text), reviewer: nullable(text), returned: nullable(text), published: nullable(Type.Record(text, Type.Integer())),
      overtaken: Type.Array(text, { description: 'documents of which a newer version was published meanwhile' }), can: Type.Array(Type.Unsafe<'edit' | 'send' | 'recall' | 'publish' | 'return' | 'discard'>(Type.String())),
    }),
  },
  /** What somebody reviews: what changes in words, what would keep it from being published, and whom it concerns. */
  design_review: { input: Type.Object({ id: CaseId }, strict), output: Type.Object({ changes: Changes, faults: Type.Array(Fault), elsewhere: Type.Array(text), affected: Affected, words: Type.Array(Type.Object({ kind: text, name: text, isNew: Type.Boolean(), changes: Type.Array(text), matters: Type.Array(text), oneThings: Type.Array(text) }), { description: 'elements and materials, with who uses them' }) }) },
  /** 版本沿革, newest first. */
  design_history: { input: Type.Object({ kind: definitionKind }, strict), output: Type.Object({ name: text, versions: Type.Array(Type.Object({ version: Type.Integer(), effectiveFrom: text, at: Instant, by: text, why: text, changes: Type.Array(text) })) }) },
  /** 法规变更: one-things with open applications under an earlier plan, and what was proposed. */
  plan_migrations: {
    input: Type.Object({}, strict),
    output: Type.Object({
      waiting: Type.Array(Type.Object({ oneThing: text, name: text, from: text, to: text, since: Instant, open: Type.Integer(), changes: Type.Array(text) })),
      migrations: Type.Array(Type.Object({ id: text, oneThing: text, name: text, from: text, to: text, why: text, longer: nullable(text), state: text, by: text, at: Instant, decidedBy: nullable(text), decidedAt: nullable(Instant), words: nullable(text), cases: nullable(Type.Integer()), can: Type.Boolean() })),
    }),
  },
  /** 试算 over every open application that is pinned to the earlier plan. */
  migration_dry_run: {
    input: Type.Object({ oneThing: key, from: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, strict),
    output: Type.Object({ to: text, changes: Type.Array(text), cases: Type.Array(Type.Object({ id: CaseId, number: text, state: text, openedAt: Instant, ...Moved.properties })) }),
  },
} as const
