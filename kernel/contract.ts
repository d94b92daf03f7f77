import { type Static, type TSchema, Type } from 'typebox'

/** The part of the kernel that screens and contracts may import. */

export const CaseId = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export type CaseId = string

export const strict = { additionalProperties: false } as const
/** The pattern leaves out what RFC 3339 allows and `Date` does not know: leap seconds, and years that no office has seen. */
export const Instant = Type.String({ format: 'date-time', pattern: '^[12]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$' })

/** A pattern: somewhere in the text there is something to be seen, which blanks and characters without width are not. */
export const SEEN = '[^\\s\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff]'

/** Where something is. `lng`/`lat` are WGS-84; what was sent is kept beside it with its datum. */
export const Place = Type.Object(
  {
    lng: Type.Number(),
    lat: Type.Number(),
    address: Type.String({ maxLength: 200 }),
    street: Type.Optional(Type.String({ maxLength: 60 })),
    community: Type.Optional(Type.String({ maxLength: 60 })),
    raw: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
    datum: Type.Optional(Type.Union([Type.Literal('wgs84'), Type.Literal('gcj02'), Type.Literal('bd09')])),
  },
  strict,
)
export type Place = Static<typeof Place>

/** Which version of each definition a case was accepted under. */
export type Pins = Record<string, number>

/** Every verb's input names the case and, where a person read it before acting, the version that was read. */
export const onCase = {
  caseId: CaseId,
  version: Type.Optional(Type.Integer({ minimum: 1, description: 'the version the person had on the screen' })),
  key: Type.Optional(Type.String({ maxLength: 64, description: 'one per intended act: a replay answers the same' })),
}

/** What every client sees after an act. `can` names the verbs that this person may use now; no client decides that. */
export const CaseView = Type.Object({
  id: CaseId,
  number: Type.String(),
  kind: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  dueAt: Type.Union([Instant, Type.Null()]),
  head: Type.String({ description: 'hash of the last event: the receipt' }),
  can: Type.Array(Type.String()),
})
export type CaseView = Static<typeof CaseView>

/** The body of every refusal. `code` is stable; `message` is a sentence for the person; `id` finds a defect in the log. */
export const Refusal = Type.Object({
  code: Type.String(),
  message: Type.String(),
  details: Type.Optional(Type.Unknown()),
  id: Type.Optional(Type.String()),
})
export type Refusal = Static<typeof Refusal>

/** What is said in both languages, side by side. */
export type Words = { zh: string; en: string }
export type Lang = keyof Words

const nullable = <T extends TSchema>(of: T) => Type.Union([of, Type.Null()])

/** A file of a case, as those who may see it are shown it. */
export const FileView = Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String(), size: Type.Number(), label: nullable(Type.String()), audience: Type.String(), seconds: nullable(Type.Number()), width: nullable(Type.Number()), height: nullable(Type.Number()), variants: Type.Array(Type.String()) })
export type FileView = Static<typeof FileView>

export const ClockView = Type.Object({
  name: Type.String(), kind: Type.String(), purpose: Type.String(), unit: nullable(Type.String()), startedAt: Instant, dueAt: nullable(Instant), doneAt: nullable(Instant),
  stopped: nullable(Type.String()), provisional: Type.Boolean(), late: Type.Boolean(), inWords: Type.String(), why: Type.String({ description: 'why it is due then, in a paragraph' }),
})
export type ClockView = Static<typeof ClockView>

/** One step of a case's history, in a sentence. */
export const Step = Type.Object({
  seq: Type.Integer(), at: Instant, verb: Type.String(), title: Type.String(), text: Type.String(), who: nullable(Type.String()), hash: Type.String(),
  files: Type.Array(FileView), resident: nullable(Type.String({ description: 'what the resident reads of this step; null where it is the office\'s own' })),
})
export type Step = Static<typeof Step>
