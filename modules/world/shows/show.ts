import { type Static, Type } from 'typebox'
import { strict } from '#kernel/contract.ts'

/**
 * 光影秀: what is seen and heard on façades, on the water and in the air, as data. Moments are seconds since a performance began, so that
 * everybody sees the same who knows the time; places are WGS-84 [longitude, latitude], lengths metres.
 */

const Said = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict)
const Position = Type.Unsafe<[number, number]>(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))
const Colour = Type.String({ pattern: '^#[0-9a-f]{6}$' })
const Share = Type.Number({ minimum: 0, maximum: 1 })
const during = { from: Type.Number({ minimum: 0 }), to: Type.Number({ minimum: 0 }) }

export const PATTERNS = ['steady', 'wave', 'rise', 'chase', 'sparkle'] as const
export type Pattern = (typeof PATTERNS)[number]

const FacadeCue = Type.Object({
  ...during, pattern: Type.Unsafe<Pattern>(Type.Union(PATTERNS.map((pattern) => Type.Literal(pattern)))),
  /** Between the two a pattern moves. */
  colours: Type.Unsafe<[string, string]>(Type.Array(Colour, { minItems: 2, maxItems: 2 })),
  windows: Share, walls: Share,
  beat: Type.Number({ minimum: 0.5, maximum: 60, description: 'seconds in which the pattern comes round' }),
  fade: Type.Optional(Type.Number({ minimum: 0, maximum: 30, description: 'seconds at both ends; one where nothing is said' })),
}, strict)

export const Track = Type.Union([
  Type.Object({ kind: Type.Literal('facade'), building: Type.String(), cues: Type.Array(FacadeCue, { minItems: 1 }) }, strict),
  /** Bursts of light over a place, one every so often. */
  Type.Object({ kind: Type.Literal('fireworks'), over: Position, cues: Type.Array(Type.Object({
    ...during, every: Type.Number({ minimum: 0.4, maximum: 30 }), height: Type.Number({ minimum: 10, maximum: 300 }), spread: Type.Number({ minimum: 0, maximum: 200 }), colours: Type.Array(Colour, { minItems: 1, maxItems: 8 }),
  }, strict), { minItems: 1 }) }, strict),
  /** Searchlights that turn about the upright. */
  Type.Object({ kind: Type.Literal('beams'), from: Type.Array(Position, { minItems: 1, maxItems: 12 }), cues: Type.Array(Type.Object({
    ...during, colour: Colour, turn: Type.Number({ minimum: 4, maximum: 120, description: 'seconds for one turn' }), lean: Type.Number({ minimum: 0, maximum: 60, description: 'degrees off the upright' }), strength: Share,
  }, strict), { minItems: 1 }) }, strict),
  /** `notes`: pitch and beats, a rest as `-`: `E5:1 D5:.5 -:1`. */
  Type.Object({ kind: Type.Literal('tune'), starts: Type.Number({ minimum: 0 }), beat: Type.Number({ minimum: 0.1, maximum: 4, description: 'seconds' }), times: Type.Integer({ minimum: 1, maximum: 100 }),
    voice: Type.Union([Type.Literal('bell'), Type.Literal('organ'), Type.Literal('string'), Type.Literal('bass')]), gain: Share, notes: Type.String({ pattern: '^\\S+( \\S+)*$' }) }, strict),
])
export type Track = Static<typeof Track>

/** When it is performed: every day, or on some days of the week (1 is Monday), at these times of the district; from one day to another. */
export const Schedule = Type.Object({
  at: Type.Array(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }), { minItems: 1, maxItems: 24 }),
  weekdays: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 })),
  from: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })), until: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
}, strict)
export type Schedule = Static<typeof Schedule>

export const Show = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }), title: Said, about: Said,
  /** Where one stands best, and what one looks at: degrees clockwise of north. */
  stand: Type.Object({ at: Position, towards: Type.Number() }, strict),
  lasts: Type.Number({ minimum: 10, maximum: 1800 }),
  schedule: Schedule,
  tracks: Type.Array(Track, { minItems: 1, maxItems: 40 }),
  captions: Type.Array(Type.Object({ ...during, ...Said.properties }, strict)),
}, strict)
export type Show = Static<typeof Show>
export const Shows = Type.Array(Show)

type Of<K extends Track['kind']> = Extract<Track, { kind: K }>
export type FacadeCue = Of<'facade'>['cues'][number]
export const tracksOf = <K extends Track['kind']>(show: Show, kind: K): Of<K>[] => show.tracks.filter((track): track is Of<K> => track.kind === kind)
