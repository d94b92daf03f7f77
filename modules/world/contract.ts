import { type Static, Type } from 'typebox'
import { CaseId, FileView, Instant, onCase, SEEN, strict } from '#kernel/contract.ts'
import { Edtf, Said } from './place/features.ts'

/** 元宇宙历史文化街区: what its pages ask of the server beside the connection itself (see presence/). */

/** The number under which others see somebody during a visit. */
const VisitorNumber = Type.Integer({ minimum: 1, maximum: 65_535 })

export const REPORT_REASONS = ['harassing', 'obstructing', 'misleading', 'other'] as const
export type ReportReason = (typeof REPORT_REASONS)[number]
const Reason = Type.Unsafe<ReportReason>(Type.Union(REPORT_REASONS.map((reason) => Type.Literal(reason))))

export const ReportVisitor = Type.Object({ visitor: VisitorNumber, reason: Reason }, strict)
export type ReportVisitor = Static<typeof ReportVisitor>

export const MuteVisitor = Type.Object({ visitor: VisitorNumber, muted: Type.Boolean() }, strict)
export type MuteVisitor = Static<typeof MuteVisitor>

const Done = Type.Object({ at: Instant, kind: Type.String(), zh: Type.String(), en: Type.String() })
export const Report = Type.Object({
  id: Type.String(), at: Instant, reason: Reason,
  reporter: Type.String({ description: 'as the ledger names people: resident:…, staff:…' }), reported: Type.String(),
  x: Type.Number({ description: 'metres east of the origin of the place' }), z: Type.Number({ description: 'metres south of it' }),
  said: Type.Array(Done, { description: 'what the reported person said and did last' }),
})
export type Report = Static<typeof Report>

/** 城市记忆: what somebody remembers of a spot and a time. */

const words = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: SEEN })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(t: T) => Type.Union([t, Type.Null()])

export const LONGEST_MEMORY = 2000
export const MOST_FILES = 6

/** How the writer is named beside it: by the whole name, as 李女士, or not at all. */
const ShownAs = Type.Union([Type.Literal('full'), Type.Literal('surname'), Type.Literal('anonymous')])
export type ShownAs = Static<typeof ShownAs>

const Spot = Type.Union([Type.Object({ building: words(60) }, strict), Type.Object({ lng: Type.Number(), lat: Type.Number() }, { ...strict, description: 'WGS-84, within the place' })])
export type Spot = Static<typeof Spot>

export const DECLINE_REASONS = ['not_here', 'unclear', 'private', 'advertising', 'unlawful', 'other'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]
const DeclinedFor = Type.Unsafe<DeclineReason>(Type.Union(DECLINE_REASONS.map((reason) => Type.Literal(reason))))

const remembered = {
  text: Type.String({ maxLength: LONGEST_MEMORY, description: 'may be empty where photos or a recording say it' }),
  files: Type.Optional(Type.Array(CaseId, { maxItems: MOST_FILES, description: 'photos and recordings' })),
}
export const worldVerbs = {
  leave_memory: Type.Object({
    id: CaseId, ...remembered, spot: Spot, when: Edtf,
    shownAs: ShownAs, title: Type.Optional(Type.Union([Type.Literal('mr'), Type.Literal('ms')], { description: 'beside the family name' })), name: Type.Optional(Type.String({ maxLength: 20, description: 'absent: as the office knows it' })),
    consent: Type.Object({ version: Type.String({ maxLength: 40, description: 'of the words that were agreed to' }), fullName: Type.Optional(Type.Boolean({ description: 'that the whole name is published' })) }, strict),
  }, strict),
  amend_memory: Type.Object({ ...onCase, ...remembered }, strict),
  publish_memory: Type.Object({ ...onCase, publicFigures: Type.Optional(Type.Array(words(20), { maxItems: 20, description: 'names in the text that may stay' })) }, strict),
  return_memory: Type.Object({ ...onCase, reason: words(500) }, strict),
  decline_memory: Type.Object({ ...onCase, reason: DeclinedFor, words: Type.Optional(Type.String({ maxLength: 500 })) }, strict),
  withdraw_memory: Type.Object({ ...onCase }, strict),
  take_down_memory: Type.Object({ ...onCase, reason: words(500) }, strict),
} as const

/** What in a text may tell who somebody is. Asked with POST, for what is asked about are somebody's words. */
export const LookOver = Type.Object({ text: Type.String({ maxLength: LONGEST_MEMORY }) }, strict)
const Mark = Type.Object({ kind: Type.String(), kindName: Type.String(), start: Type.Integer({ description: 'UTF-16 units' }), end: Type.Integer(), words: Type.String() })
export type Mark = Static<typeof Mark>
export const Marks = Type.Object({ marks: Type.Array(Mark) })

const SeenFile = Type.Pick(FileView, ['id', 'kind', 'seconds', 'width', 'height', 'variants'])
const where = { building: nullable(Type.String()), spotName: Type.String(), lng: Type.Number(), lat: Type.Number(), when: Type.String(), whenInWords: Type.String(), decade: Type.Integer() }

/** One that is published, as everybody reads it. */
export const Memory = Type.Object({ id: CaseId, text: Type.String(), by: nullable(Type.String()), ...where, files: Type.Array(SeenFile), publishedAt: Instant })
export type Memory = Static<typeof Memory>

/** One as its writer and the moderators see it. */
const kept = {
  id: CaseId, number: Type.String(), state: Type.String(), stateName: Type.String(), version: Type.Integer(), text: Type.String(), by: nullable(Type.String()), ...where,
  files: Type.Array(FileView), leftAt: Instant, can: Type.Array(Type.String()),
}
const Step = Type.Object({ at: Instant, text: Type.String() })
const MyMemory = Type.Object({ ...kept, status: Type.String({ description: 'how it stands, in a sentence' }), asked: nullable(Type.String({ description: 'what the moderator asks to be changed' })), steps: Type.Array(Step) })
export type MyMemory = Static<typeof MyMemory>
const ReviewedMemory = Type.Object({
  ...kept, marks: Type.Array(Mark), dueAt: nullable(Instant), late: Type.Boolean(), fullName: Type.Boolean({ description: 'the whole name is shown, with consent' }), steps: Type.Array(Type.Object({ ...Step.properties, who: nullable(Type.String()) })),
})
export type ReviewedMemory = Static<typeof ReviewedMemory>
const ReviewCounts = Type.Object({ left: Type.Integer(), late: Type.Integer(), returned: Type.Integer(), published: Type.Integer(), over: Type.Integer({ description: 'declined, withdrawn or taken down' }) })

const next = nullable(Type.String({ description: 'for `after`' }))
const after = Type.Optional(Type.String({ maxLength: 200 }))
/** 1930 is the thirties. */
const Decade = Type.Integer({ minimum: 1000, maximum: 2990, multipleOf: 10 })

export const worldViews = {
  memory_setup: {
    input: Type.Object({}, strict),
    output: Type.Object({
      buildings: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), from: nullable(Type.Integer()), until: nullable(Type.Integer()) }), { description: 'to choose from; any other of the place may be named too' }),
      years: Type.Object({ from: Type.Integer(), to: Type.Integer() }), consent: Type.Object({ version: Type.String(), text: Type.String() }), review: Type.String({ description: 'within what time it is looked at' }), unit: Type.String({ description: 'whose people look at it' }),
    }),
  },
  memories: {
    input: Type.Object({
      building: Type.Optional(Type.String({ maxLength: 60 })), decade: Type.Optional(Decade),
      lng: Type.Optional(Type.Number()), lat: Type.Optional(Type.Number()), radius: Type.Optional(Type.Number({ minimum: 1, maximum: 1000, description: 'metres around the point; 100 where none is given' })), after,
    }, strict),
    output: Type.Object({ memories: Type.Array(Memory), next }),
  },
  memory_hall: {
    input: Type.Object({}, strict),
    output: Type.Object({ total: Type.Integer(), decades: Type.Array(Type.Object({ decade: Type.Integer(), name: Type.String(), count: Type.Integer(), memories: Type.Array(Memory, { description: 'the latest few' }) })) }),
  },
  my_memories: { input: Type.Object({ after }, strict), output: Type.Object({ memories: Type.Array(MyMemory), next }) },
  memories_to_review: {
    input: Type.Object({ list: Type.Optional(Type.Union([Type.Literal('left'), Type.Literal('returned'), Type.Literal('published'), Type.Literal('over')])), after }, strict),
    output: Type.Object({ memories: Type.Array(ReviewedMemory), counts: ReviewCounts, next, titles: Type.Record(Type.String(), Said) }),
  },
  reports: { input: Type.Object({}, strict), output: Type.Object({ reports: Type.Array(Report, { description: 'the newest two hundred' }) }) },
} as const
