import { type TSchema, Type } from 'typebox'
import { CaseId, ClockView, FileView, Instant, onCase, Place, SEEN, Step, strict } from '#kernel/contract.ts'

/** What can be asked of 诉求 (requests): each verb with its input, each view with its input and answer. */

const words = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: SEEN })
/** An id of something that the district has defined: a unit, a category, a street. */
const code = (description?: string) => Type.String({ maxLength: 60, ...(description ? { description } : {}) })
/** Answers by question. Nobody asks so much, nor calls it so long. */
const answersOf = <T extends TSchema>(answer: T) => Type.Record(Type.String({ pattern: '^[\\s\\S]{0,100}$' }), answer, { additionalProperties: false, maxProperties: 100 })
const fileIds = Type.Array(CaseId, { maxItems: 12 })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(t: T) => Type.Union([t, Type.Null()])

/** Real messages run to 7,000 characters; nothing may cut them. */
export const LONGEST_TEXT = 10_000
export const MOST_PHOTOS = 9

export const Section = Type.Union([Type.Literal('livelihood'), Type.Literal('development'), Type.Literal('enforcement')])
export const Satisfaction = Type.Union([Type.Literal('satisfied'), Type.Literal('fair'), Type.Literal('dissatisfied')])
export const Channel = Type.Union([Type.Literal('wechat'), Type.Literal('web'), Type.Literal('hotline'), Type.Literal('open311'), Type.Literal('import')])
export const Branch = Type.Union([
  Type.Literal('emergency'), Type.Literal('statutory_channel'), Type.Literal('repeat'),
  Type.Literal('secret'), Type.Literal('out_of_remit'), Type.Literal('unlawful'),
])

const request = {
  section: Section,
  category: Type.Optional(Type.String({ maxLength: 10 })),
  text: words(LONGEST_TEXT),
  place: Type.Optional(Place),
  address: Type.Optional(Type.String({ maxLength: 200, description: 'without a point: the office looks up what it names' })),
  street: Type.Optional(code('without a point: the street that it lies in')),
  answers: Type.Optional(answersOf(Type.Union([Type.String({ maxLength: 2000 }), Type.Number(), Type.Boolean()]))),
  files: Type.Optional(fileIds),
  anonymous: Type.Optional(Type.Boolean({ description: 'not named in public; staff always know' })),
}

const confirmed = Type.Optional(Type.Boolean({ description: 'the clerk has seen that the answer goes to everybody who joined' }))

export const requests = {
  submit: Type.Object({ id: CaseId, ...request, text: Type.String({ maxLength: LONGEST_TEXT, description: 'may be empty where a recording, video or photo says it' }), contact: Type.Optional(Type.String({ maxLength: 40 })), accused: Type.Optional(Type.String({ maxLength: 60, description: 'unit complained about: it will not see this' })), joins: Type.Optional(CaseId) }, strict),
  submit_by_phone: Type.Object({ id: CaseId, ...request, callerPhone: Type.String({ pattern: '^[0-9+ -]{5,20}$' }), callerName: Type.Optional(Type.String({ maxLength: 40 })), callBackOn: Type.Optional(Type.String({ maxLength: 40 })), accused: Type.Optional(Type.String({ maxLength: 60, description: 'unit complained about: it will not see this' })), joins: Type.Optional(CaseId) }, strict),

  submit_from_open311: Type.Object({ id: CaseId, ...request, extras: Type.Optional(answersOf(Type.String({ maxLength: 2000 }))), contact: Type.String({ maxLength: 120 }), app: Type.String({ maxLength: 60, description: 'the application that the api_key belongs to' }) }, strict),
  record_import: Type.Object({
    id: CaseId, import: Type.String({ maxLength: 60 }), row: Type.Integer({ minimum: 1 }), source: words(60), externalId: Type.Optional(words(100)),
    section: Section, category: Type.Optional(Type.String({ maxLength: 10 })), title: Type.Optional(words(500)), text: words(LONGEST_TEXT), place: Type.Optional(Place),
    extras: Type.Optional(answersOf(Type.Union([words(LONGEST_TEXT), Type.Number(), Type.Boolean()]))),
    openedAt: Type.String({ format: 'date-time' }), answer: Type.Optional(words(LONGEST_TEXT)), answeredAt: Type.Optional(Type.String({ format: 'date-time' })), answeredBy: Type.Optional(words(100)),
    contact: Type.Optional(words(100)), phone: Type.Optional(Type.String({ pattern: '^[0-9+ -]{5,20}$' })),
    unanswered: Type.Union([Type.Literal('archive'), Type.Literal('intake')], { description: 'without an answer: kept as history, or taken up now' }),
  }, strict),

  // Intake and dispatch
  dispatch: Type.Object({ ...onCase, category: Type.Optional(code()), lead: Type.Optional(code('absent = as the catalogue says')), assist: Type.Optional(Type.Array(code(), { maxItems: 5 })), why: Type.Optional(words(500)) }, strict),
  decline: Type.Object({ ...onCase, branch: Branch, reason: words(1000), priorCase: Type.Optional(Type.String({ maxLength: 40 })) }, strict),
  answer_at_once: Type.Object({ ...onCase, category: Type.Optional(code()), answer: words(8000), confirmed }, strict),
  reassign: Type.Object({ ...onCase, lead: code(), why: words(500) }, strict),
  adjudicate: Type.Object({ ...onCase, upheld: Type.Boolean(), reason: words(500), lead: Type.Optional(code()), assist: Type.Optional(Type.Array(code(), { maxItems: 5 })), amendCatalogue: Type.Optional(Type.Boolean({ description: 'also propose the rule for the next version of the catalogue' })) }, strict),
  recategorise: Type.Object({ ...onCase, category: code(), why: words(300) }, strict),
  split: Type.Object({ id: CaseId, from: CaseId, text: words(LONGEST_TEXT), category: code(), why: words(300) }, strict),
  merge_into: Type.Object({ ...onCase, into: CaseId }, strict),
  unmerge: Type.Object({ ...onCase, why: words(300) }, strict),
  recuse: Type.Object({ ...onCase, who: Type.Array(Type.String({ maxLength: 70, pattern: '^(unit|staff):' }), { maxItems: 10 }), why: words(300) }, strict),

  // The unit
  sign_for: Type.Object({ ...onCase, responder: Type.Optional(CaseId) }, strict),
  assign: Type.Object({ ...onCase, responder: CaseId }, strict),
  record_contact: Type.Object({ ...onCase, how: Type.Union([Type.Literal('phone'), Type.Literal('visit'), Type.Literal('message')]), reached: Type.Boolean(), note: words(1000) }, strict),
  return_dispatch: Type.Object({ ...onCase, reason: words(500), clause: Type.Optional(Type.String({ maxLength: 200 })), suggests: Type.Optional(code()) }, strict),
  ask_resident: Type.Object({ ...onCase, question: words(1000) }, strict),
  add_note: Type.Object({ ...onCase, text: words(4000), files: Type.Optional(fileIds), label: Type.Optional(Type.Union([Type.Literal('before'), Type.Literal('after'), Type.Literal('note')])) }, strict),
  add_assist: Type.Object({ ...onCase, unit: code(), why: words(500) }, strict),
  finish_assist: Type.Object({ ...onCase, result: words(4000), files: Type.Optional(fileIds) }, strict),
  give_opinion: Type.Object({ ...onCase, opinion: words(2000) }, strict),
  refer_outside: Type.Object({ ...onCase, party: code('one of the district’s outside parties'), how: Type.Union([Type.Literal('phone'), Type.Literal('email'), Type.Literal('web'), Type.Literal('letter')]), sent: words(2000) }, strict),
  outside_answered: Type.Object({ ...onCase, reply: words(4000), files: Type.Optional(fileIds) }, strict),
  request_extension: Type.Object({ ...onCase, days: Type.Integer({ minimum: 1, maximum: 10 }), reason: words(500), plan: words(1000) }, strict),
  decide_extension: Type.Object({ ...onCase, granted: Type.Boolean(), reason: words(500) }, strict),
  answer: Type.Object({ ...onCase, handling: words(4000), answer: words(8000), solved: Type.Boolean(), promise: Type.Optional(Type.Object({ by: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), what: words(300) }, strict)), before: Type.Optional(fileIds), after: Type.Optional(fileIds), withoutAssist: Type.Optional(Type.String({ minLength: 1, maxLength: 500, pattern: SEEN, description: 'why it is answered before every assisting unit gave its result' })), confirmed }, strict),
  approve_answer: Type.Object({ ...onCase }, strict),
  send_back_answer: Type.Object({ ...onCase, why: words(500) }, strict),
  answer_supervision: Type.Object({ ...onCase, text: words(2000) }, strict),

  // Supervision
  supervise: Type.Object({ ...onCase, demand: words(1000), days: Type.Integer({ minimum: 1, maximum: 15 }) }, strict),
  lift_supervision: Type.Object({ ...onCase, why: words(300) }, strict),
  exclude: Type.Object({ ...onCase, ground: Type.Union([Type.Literal('unreasonable'), Type.Literal('force_majeure'), Type.Literal('needs_higher_authority'), Type.Literal('test')]), why: words(500) }, strict),

  // Closing the loop
  call_about_delay: Type.Object({ ...onCase, reached: Type.Boolean(), words: words(2000) }, strict),
  record_call_back: Type.Object({ ...onCase, reached: Type.Boolean(), contacted: Type.Optional(Type.Boolean()), solved: Type.Optional(Type.Boolean()), satisfaction: Type.Optional(Satisfaction), words: Type.Optional(Type.String({ maxLength: 2000 })), ownWords: Type.Optional(Type.String({ maxLength: 2000 })) }, strict),

  // The resident
  supply_info: Type.Object({ ...onCase, text: words(LONGEST_TEXT), files: Type.Optional(fileIds) }, strict),
  add_words: Type.Object({ ...onCase, text: words(LONGEST_TEXT), files: Type.Optional(fileIds) }, strict),
  withdraw: Type.Object({ ...onCase, why: Type.Optional(Type.String({ maxLength: 300 })) }, strict),
  rate: Type.Object({ ...onCase, contacted: Type.Optional(Type.Boolean()), solved: Type.Boolean(), satisfaction: Satisfaction, words: Type.Optional(Type.String({ maxLength: 2000 })) }, strict),
  reopen: Type.Object({ ...onCase, why: words(2000), files: Type.Optional(fileIds) }, strict),
  dispute_rating: Type.Object({ ...onCase, why: words(1000), contacted: Type.Optional(Type.Boolean()), solved: Type.Boolean(), satisfaction: Satisfaction }, strict),
  settle_dispute: Type.Object({ ...onCase, upheld: Type.Boolean(), reason: words(500) }, strict),
} as const

/** 发布派单目录: not a verb, for it is done to no case. POST /api/requests/publish_catalogue, for dispatchers and administrators. */
export const publishCatalogue = Type.Object({
  effectiveFrom: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), why: words(500),
  rules: Type.Array(Type.Object({
    id: words(40), category: words(10), area: Type.Optional(words(20)), lead: words(60), assist: Type.Array(words(60), { maxItems: 5 }),
    limit: Type.Optional(Type.Object({ count: Type.Integer({ minimum: 1 }), unit: Type.Union([Type.Literal('hours'), Type.Literal('working_days')]) }, strict)), basis: Type.Optional(words(300)),
  }, strict), { minItems: 1, maxItems: 5000 }),
}, strict)

/** What the buttons in `can` are called. */
const Titles = Type.Record(Type.String(), Type.Object({ zh: Type.String(), en: Type.String() }))
const Person = Type.Object({ id: Type.String(), name: Type.String(), unit: nullable(Type.String()) })
/** One line of a list. */
export const Line = Type.Object({
  id: CaseId, number: Type.String(), state: Type.String(), section: Type.String(), category: nullable(Type.String()), categoryName: nullable(Type.String()),
  summary: Type.String(), unit: Type.String(), unitName: Type.String(), area: nullable(Type.String()), areaName: nullable(Type.String()), address: nullable(Type.String()),
  lng: nullable(Type.Number()), lat: nullable(Type.Number()), openedAt: Instant, dueAt: nullable(Instant), closedAt: nullable(Instant), version: Type.Integer(),
  late: Type.Boolean(), lateBy: nullable(Type.String({ description: 'how long, in words: working days from the first one on' })), warned: Type.Boolean(), stopped: Type.Boolean(), supervised: Type.Boolean(), extensionPending: Type.Boolean(), joined: Type.Integer(), disputed: Type.Boolean(), again: Type.Boolean({ description: 're-opened, or not solved the last time' }),
})

/** A step of the history as one audience may read it. `text` is a whole sentence. */
/** What the catalogue in force says of a category and a place. */
const Suggestion = Type.Object({ category: Type.String(), lead: Type.String({ description: 'empty where the catalogue names no unit: the dispatcher must' }), leadName: Type.String(), assist: Type.Array(Type.String()), rule: nullable(Type.String()), limit: Type.String(), why: Type.String() })

export const Filters = {
  list: Type.Optional(Type.String({ maxLength: 20, description: 'mine | assigned | intake | returns | approvals | extensions | callback | disputes | late | supervised | all' })),
  state: Type.Optional(code()), section: Type.Optional(Section), category: Type.Optional(code()), area: Type.Optional(code()), unit: Type.Optional(code()),
  text: Type.Optional(Type.String({ maxLength: 100 })), from: Type.Optional(Type.String({ maxLength: 40 })), until: Type.Optional(Type.String({ maxLength: 40 })), open: Type.Optional(Type.Boolean()),
}

export const views = {
  /** Sections, categories, streets, doors, templates: what every screen needs to draw a form. */
  setup: {
    input: Type.Object({}, strict),
    output: Type.Object({
      sections: Type.Array(Type.Unknown()), categories: Type.Array(Type.Unknown()), areas: Type.Array(Type.Unknown()), units: Type.Array(Type.Unknown()),
      doors: Type.Array(Type.Unknown()), templates: Type.Array(Type.Unknown()), outside: Type.Array(Type.Unknown()), district: Type.Unknown(), verbs: Type.Record(Type.String(), Type.Object({ zh: Type.String(), en: Type.String() })),
    }),
  },
  /** Categories for a text being written, best first, each with the words that led to it. */
  suggest: { input: Type.Object({ text: Type.String({ maxLength: LONGEST_TEXT }), section: Type.Optional(Section) }, strict), output: Type.Object({ categories: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), section: Type.String(), group: Type.String(), words: Type.Array(Type.String()), emergency: nullable(Type.String()), score: Type.Number(), confidence: nullable(Type.Number({ description: 'of one that was learned from requests that are over: with 0.9, ninety of a hundred are right' })) })) }) },
  /** Open requests like this one near by, without names: shown before sending, and to agents while they type. */
  similar: { input: Type.Object({ text: Type.String({ maxLength: LONGEST_TEXT }), lng: Type.Optional(Type.Number()), lat: Type.Optional(Type.Number()), address: Type.Optional(Type.String({ maxLength: 200 })), category: Type.Optional(Type.String()), except: Type.Optional(CaseId) }, strict), output: Type.Object({ similar: Type.Array(Type.Object({ id: CaseId, number: Type.String(), summary: Type.String(), state: Type.String(), address: nullable(Type.String()), openedAt: Instant, metres: nullable(Type.Number()), joined: Type.Integer(), likeness: Type.Number(), why: Type.Array(Type.String(), { description: 'why it is the same matter; none for what is merely near' }) })) }) },
  /** The street in which a point lies, or what an address names where nobody gave one; the office takes the same for a request that it opens. */
  place: { input: Type.Object({ address: Type.Optional(Type.String({ maxLength: 200 })), street: Type.Optional(code()), lng: Type.Optional(Type.Number()), lat: Type.Optional(Type.Number()), datum: Place.properties.datum }, strict), output: Type.Object({ place: nullable(Place) }) },
  /** The resident's own. */
  mine: { input: Type.Object({ open: Type.Optional(Type.Boolean()), after: Type.Optional(Type.String({ maxLength: 200, description: 'cursor of the page before' })) }, strict), output: Type.Object({ cases: Type.Array(Type.Object({ id: CaseId, number: Type.String(), state: Type.String(), stateName: Type.String(), section: Type.String(), categoryName: nullable(Type.String()), summary: Type.String(), openedAt: Instant, dueAt: nullable(Instant), status: Type.String({ description: 'who has it and until when, in plain words' }), late: Type.Boolean(), needsYou: nullable(Type.String()), can: Type.Array(Type.String()) })), next: nullable(Type.String()) }) },
  /** One case as its resident sees it. */
  my_case: {
    input: Type.Object({ id: CaseId }, strict),
    output: Type.Object({
      id: CaseId, number: Type.String(), state: Type.String(), stateName: Type.String(), version: Type.Integer(), section: Type.String(), category: nullable(Type.String()), categoryName: nullable(Type.String()),
      text: Type.String(), answers: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })), anonymous: Type.Boolean(), confidential: Type.Boolean(), accused: nullable(Type.String({ description: 'name of the unit that they complained about' })),
      place: nullable(Place), openedAt: Instant, status: Type.String(), whyDue: nullable(Type.String()), late: nullable(Type.String()), overdue: Type.Boolean(), holder: nullable(Type.String()), responder: nullable(Type.String()),
      question: nullable(Type.String()), answer: nullable(Type.String()), promise: nullable(Type.Object({ by: Type.String(), what: Type.String() })), rating: nullable(Type.Object({ solved: Type.Boolean(), satisfaction: Type.String(), by: Type.String(), disputed: Type.Boolean() })),
      timeline: Type.Array(Step), files: Type.Array(FileView), workPhotos: Type.Array(FileView, { description: 'before and after, of the round that is under way or was answered last' }), can: Type.Array(Type.String()), titles: Titles, head: Type.String(), joined: Type.Integer(), mergedInto: nullable(Type.String({ description: 'number of the case that it was joined to' })),
    }),
  },
  /** The desk's list, ordered by what is due. */
  worklist: { input: Type.Object({ ...Filters, after: Type.Optional(Type.String({ description: 'cursor of the page before' })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, strict), output: Type.Object({ lines: Type.Array(Line), next: nullable(Type.String()) }) },
  /** How many wait in each list of this person. */
  counts: { input: Type.Object({}, strict), output: Type.Object({ lists: Type.Record(Type.String(), Type.Object({ open: Type.Integer(), late: Type.Integer() })) }) },
  /** Same filters as the list; clusters on a grid that fits the zoom, single cases when there are few. */
  map: { input: Type.Object({ ...Filters, west: Type.Number(), south: Type.Number(), east: Type.Number(), north: Type.Number(), zoom: Type.Number() }, strict), output: Type.Object({ clusters: Type.Array(Type.Object({ lng: Type.Number(), lat: Type.Number(), count: Type.Integer(), late: Type.Integer(), id: nullable(CaseId), number: nullable(Type.String()), summary: nullable(Type.String()), west: Type.Number(), south: Type.Number(), east: Type.Number(), north: Type.Number() })), total: Type.Integer(), capped: Type.Boolean({ description: 'more match than are counted: the newest stand for all' }) }) },
  /** Everything about a case on one screen. */
  case: {
    input: Type.Object({ id: CaseId }, strict),
    output: Type.Object({
      line: Line, text: Type.String(), place: nullable(Place), answers: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })), channel: Type.String(), anonymous: Type.Boolean(), confidential: Type.Boolean(),
      applicant: nullable(Type.Object({ name: Type.String(), phone: nullable(Type.String()), cases: Type.Integer(), earlier: Type.Boolean({ description: 'whether the view `caller` answers this person' }), contact: nullable(Type.String()) })),
      reporters: Type.Array(Type.Object({ id: CaseId, number: Type.String(), name: Type.String(), text: Type.String(), openedAt: Instant, state: Type.String() })), readings: Type.Array(Type.Object({ who: Type.String(), at: Instant }), { description: 'who opened a confidential case; for supervisors alone' }), mergedInto: nullable(Type.Object({ id: CaseId, number: Type.String() })), splitFrom: nullable(Type.Object({ id: CaseId, number: Type.String() })),
      lead: nullable(Type.Object({ unit: Type.String(), name: Type.String(), responder: nullable(Person) })), assist: Type.Array(Type.Object({ unit: Type.String(), name: Type.String(), done: Type.Boolean(), result: nullable(Type.String()) })),
      recused: Type.Array(Type.Object({ unit: Type.String(), name: Type.String() }), { description: 'units that must stand aside; for dispatchers and supervisors alone' }),
      dispatch: nullable(Type.Object({ rule: nullable(Type.String()), catalogue: nullable(Type.Integer()), why: Type.String(), locked: Type.Boolean() })),
      answer: nullable(Type.Object({ handling: Type.String(), answer: Type.String(), solved: nullable(Type.Boolean()), by: Type.String(), approvedBy: nullable(Type.String()), state: Type.String(), withoutAssist: nullable(Type.String({ description: 'why it was answered before every assisting unit gave its result' })) })),
      extension: nullable(Type.Object({ days: Type.Integer(), reason: Type.String(), plan: Type.String(), by: Type.String() })), returned: nullable(Type.Object({ reason: Type.String(), by: Type.String(), suggests: nullable(Type.String()) })),
      supervision: nullable(Type.Object({ demand: Type.String(), by: Type.String(), answer: nullable(Type.String()) })), callBacks: Type.Array(Type.Object({ at: Instant, by: Type.String(), reached: Type.Boolean(), text: Type.String() })),
      rating: nullable(Type.Object({ solved: Type.Boolean(), satisfaction: Type.String(), words: nullable(Type.String()), by: Type.String(), disputed: nullable(Type.String()) })),
      clocks: Type.Array(ClockView), history: Type.Array(Step), files: Type.Array(FileView), workPhotos: Type.Array(FileView), can: Type.Array(Type.String()), titles: Titles, head: Type.String(), colleagues: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), { description: 'who may answer for it as the first responder' }), involved: Type.Array(Person, { description: 'who of the units that have it may be made to stand aside' }), suggestion: nullable(Suggestion),
    }),
  },
  /** The hotline: who calls, and what they asked before. */
  caller: { input: Type.Object({ phone: Type.String({ minLength: 5, maxLength: 20 }) }, strict), output: Type.Object({ name: nullable(Type.String()), total: Type.Integer(), cases: Type.Array(Type.Object({ id: CaseId, number: Type.String(), state: Type.String(), summary: Type.String(), openedAt: Instant, closedAt: nullable(Instant), unitName: Type.String() })) }) },
  /** Response, resolution (and that at the first attempt) and satisfaction, with what was left out and why. */
  rates: {
    input: Type.Object({ by: Type.Union([Type.Literal('unit'), Type.Literal('street'), Type.Literal('category'), Type.Literal('month')]), from: Type.Optional(Type.String()), until: Type.Optional(Type.String()), unit: Type.Optional(Type.String()), area: Type.Optional(Type.String()), category: Type.Optional(Type.String()), section: Type.Optional(Section) }, strict),
    output: Type.Object({ rows: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), cases: Type.Integer(), response: Rate(), resolution: Rate(), firstTime: Rate(), satisfaction: Rate(), excluded: Type.Integer() })), exclusions: Type.Array(Type.Object({ ground: Type.String(), name: Type.String(), cases: Type.Integer() })), minimum: Type.Integer({ description: 'below this many cases no rate is shown and none is ranked' }) }),
  },
  /** The cases behind a number. */
  rate_cases: { input: Type.Object({ by: Type.String(), key: Type.String(), measure: Type.String(), of: Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('excluded'), Type.Literal('all')]), from: Type.Optional(Type.String()), until: Type.Optional(Type.String()) }, strict), output: Type.Object({ lines: Type.Array(Line) }) },
  /** The dispatch catalogue: its versions, and one of them. */
  /** Where a case would go under a category that it does not have yet. */
  assignment: { input: Type.Object({ id: CaseId, category: code() }, strict), output: Type.Object({ suggestion: Suggestion }) },
  catalogue: { input: Type.Object({ version: Type.Optional(Type.Integer()) }, strict), output: Type.Object({ versions: Type.Array(Type.Object({ version: Type.Integer(), effectiveFrom: Type.String(), why: Type.String(), rules: Type.Integer(), inForce: Type.Boolean() })), catalogue: Type.Unknown(), proposals: Type.Array(Type.Object({ id: Type.String(), caseNumber: Type.String(), category: Type.String(), area: nullable(Type.String()), lead: Type.String(), assist: Type.Array(Type.String()), why: Type.String(), at: Instant })) }) },

  // Open to everybody. What these answers name is all that leaves the house, and a test holds the answers to it.
  /** Response, resolution and satisfaction of a month that is over, or of the last twelve: the district's and each unit's. Null where there are too few. */
  public_rates: {
    input: Type.Object({ month: Type.Optional(Type.String({ pattern: '^(\\d{4}-\\d{2}|year)$', description: 'absent = the last one published; year = the last twelve together' })) }, strict),
    output: Type.Object({
      month: Type.String(), months: Type.Array(Type.String(), { description: 'that are published' }), district: PublicRates(), units: Type.Array(PublicRates()), few: Type.Array(Type.String(), { description: 'units with too few cases to be told apart' }),
      exclusions: Type.Array(Type.Object({ name: Type.String(), atLeast: Type.Integer() }, strict), { description: 'left out of the rates, by published ground' }), minimum: Type.Integer(),
    }, strict),
  },
  /** The dispatch catalogue in force: who handles what where, and in what time. */
  public_catalogue: {
    input: Type.Object({}, strict),
    output: Type.Object({
      version: Type.Integer(), effectiveFrom: Type.String(), why: Type.String(),
      rules: Type.Array(Type.Object({ category: Type.String(), categoryName: Type.String(), group: Type.String(), area: nullable(Type.String({ description: 'a street; null = wherever no rule for the street says otherwise' })), areaName: nullable(Type.String()), lead: nullable(Type.String({ description: 'null = the office of the sub-district in which it lies' })), leadName: Type.String(), assistNames: Type.Array(Type.String()), respond: Type.String(), conclude: Type.String(), basis: nullable(Type.String()) }, strict)),
    }, strict),
  },
  /** What was lately concluded, newest first: what it was about and about where. Nobody's words, name, number or door. */
  public_cases: {
    input: Type.Object({ area: Type.Optional(code('a street')) }, strict),
    output: Type.Object({ cases: Type.Array(Type.Object({ category: Type.String(), categoryName: Type.String(), area: nullable(Type.String()), areaName: nullable(Type.String()), lng: nullable(Type.Number({ description: 'to some 100 m' })), lat: nullable(Type.Number()), state: Type.String(), stateName: Type.String(), solved: nullable(Type.Boolean({ description: "in the resident's own word" })), openedOn: Type.String(), closedOn: Type.String(), days: Type.Integer() }, strict)) }, strict),
  },
} as const

function PublicRates() {
  const atLeast = Type.Integer({ description: 'cases, rounded down: an exact number tells what another one hides' })
  const rate = nullable(Type.Object({ atLeast, rate: Type.Number({ description: 'no finer than one case of those' }), low: Type.Number(), high: Type.Number() }, strict))
  return Type.Object({ key: Type.String(), name: Type.String(), atLeast: nullable(atLeast), response: rate, resolution: rate, satisfaction: rate }, strict)
}

function Rate() {
  return Type.Object({ yes: Type.Integer(), of: Type.Integer(), rate: nullable(Type.Number()), low: nullable(Type.Number()), high: nullable(Type.Number()) })
}
