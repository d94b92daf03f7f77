import { type Static, Type } from 'typebox'

const text = Type.String({ minLength: 1 })
const strict = { additionalProperties: false }

/** A time limit. Working days end at the office's closing time; the day of the event is not counted. */
export const Limit = Type.Object(
  { count: Type.Integer({ minimum: 1 }), unit: Type.Union([Type.Literal('hours'), Type.Literal('working_days')]) },
  strict,
)

const Question = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
    label: text,
    en: text,
    type: Type.Union([Type.Literal('text'), Type.Literal('choice'), Type.Literal('number'), Type.Literal('date'), Type.Literal('yes_no')]),
    options: Type.Optional(Type.Array(Type.Object({ id: text, label: text, en: text }, strict))),
    required: Type.Optional(Type.Boolean()),
    hint: Type.Optional(text),
    hint_en: Type.Optional(text),
  },
  strict,
)
export type Question = Static<typeof Question>

const SectionId = Type.Union([Type.Literal('livelihood'), Type.Literal('development'), Type.Literal('enforcement')])

/** 民生 / 发展 / 执法: each with its own form and clocks. `grades` are the limits to conclude, by a category's grade. */
export const Sections = Type.Array(
  Type.Object(
    {
      id: SectionId,
      name: text,
      en: text,
      hint: text,
      hint_en: text,
      respond: Limit,
      opinion: Type.Optional(Limit),
      grades: Type.Object({ simple: Limit, ordinary: Limit, hard: Limit }, strict),
      questions: Type.Array(Question),
    },
    strict,
  ),
)
export type Sections = Static<typeof Sections>

export const Categories = Type.Array(
  Type.Object(
    {
      code: Type.String({ pattern: '^[MFZ]\\d{4}$', description: 'M 民生, F 发展, Z 执法; two digits group, two digits leaf' }),
      section: SectionId,
      group: text,
      group_en: Type.Optional(text),
      name: text,
      en: text,
      words: Type.Array(text, { description: 'how residents say it' }),
      grade: Type.Union([Type.Literal('simple'), Type.Literal('ordinary'), Type.Literal('hard')]),
      questions: Type.Optional(Type.Array(Question)),
      approval: Type.Optional(Type.Boolean({ description: 'the answer needs a second person' })),
      confidential: Type.Optional(Type.Boolean({ description: 'never shown in public, not even masked' })),
      emergency: Type.Optional(Type.String({ description: 'what to tell a person who should ring 110/119/120 or the utility instead' })),
      emergency_en: Type.Optional(text),
    },
    strict,
  ),
)
export type Categories = Static<typeof Categories>

/** 派单目录: category × place → lead, assisting units, limit. `@street` is the unit of the street the place lies in. */
export const Catalogue = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    effective_from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    why: text,
    rules: Type.Array(
      Type.Object(
        {
          id: text,
          category: text,
          area: Type.Optional(Type.String({ description: 'street code; absent = the whole district' })),
          lead: text,
          assist: Type.Array(text),
          limit: Type.Optional(Limit),
          basis: Type.Optional(text),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type Catalogue = Static<typeof Catalogue>

/** The six lawful branches of not accepting (北京市接诉即办工作条例 art. 11; 潍坊市 12345 条例 art. 19), with the right door. */
export const Doors = Type.Array(
  Type.Object(
    {
      id: Type.Union(['emergency', 'statutory_channel', 'repeat', 'secret', 'out_of_remit', 'unlawful'].map((b) => Type.Literal(b))),
      name: text,
      en: text,
      basis: text,
      basis_en: Type.Optional(text),
      reason: text,
      reason_en: Type.Optional(text),
      doors: Type.Array(Type.Object({ name: text, en: Type.Optional(text), how: text, how_en: Type.Optional(text) }, strict)),
    },
    strict,
  ),
)
export type Doors = Static<typeof Doors>

/** Words to start from. `{name}`-style gaps are filled on the desk and never sent unfilled. */
export const Templates = Type.Array(
  Type.Object(
    {
      id: text,
      act: Type.Union(['answer', 'decline', 'ask', 'extension', 'return', 'note', 'callback'].map((a) => Type.Literal(a))),
      category: Type.Optional(Type.String({ description: 'a category code or its first letters' })),
      title: text,
      text,
    },
    strict,
  ),
)
export type Templates = Static<typeof Templates>

/** People and requests made up for the demo; nobody here is real. */
export const DemoPeople = Type.Object(
  {
    staff: Type.Array(
      Type.Object({ account: text, name: text, unit: text, roles: Type.Array(text), headline: Type.Optional(Type.Boolean()) }, strict),
    ),
    residents: Type.Array(Type.Object({ name: text, phone: text, headline: Type.Optional(Type.Boolean()) }, strict)),
  },
  strict,
)
export type DemoPeople = Static<typeof DemoPeople>

export const DemoRequests = Type.Array(
  Type.Object(
    {
      by: Type.Integer({ description: 'index into residents' }),
      channel: Type.Union([Type.Literal('wechat'), Type.Literal('web'), Type.Literal('hotline')]),
      category: text,
      text,
      place: Type.Object({ lng: Type.Number(), lat: Type.Number(), address: text }, strict),
      anonymous: Type.Optional(Type.Boolean()),
      answers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      days_ago: Type.Number({ minimum: 0 }),
      life: Type.Union(
        ['submitted', 'declined', 'dispatched', 'in_progress', 'awaiting_resident', 'objected', 'awaiting_approval', 'answered',
          'concluded', 'unsolved_again', 'disputed', 'extension_asked', 'extended', 'overdue', 'supervised', 'withdrawn', 'me_too'].map((s) => Type.Literal(s)),
      ),
      note: Type.Optional(text),
      answer: Type.Optional(text),
      question: Type.Optional(text),
      door: Type.Optional(text),
      solved: Type.Optional(Type.Boolean()),
      satisfied: Type.Optional(Type.Union([Type.Literal('satisfied'), Type.Literal('fair'), Type.Literal('dissatisfied')])),
      words: Type.Optional(Type.String({ description: "the resident's words when rating" })),
    },
    strict,
  ),
)
export type DemoRequests = Static<typeof DemoRequests>
