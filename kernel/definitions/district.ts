import { type Static, Type } from 'typebox'
import type { Lang } from '../contract.ts'

const text = Type.String({ minLength: 1 })
const strict = { additionalProperties: false }

/** What a definition calls something. */
export const nameIn = (thing: { name: string; en: string }, lang: Lang): string => (lang === 'zh' ? thing.name : thing.en)

/** WGS-84 longitude and latitude in degrees. */
export const Point = Type.Tuple([Type.Number({ minimum: -180, maximum: 180 }), Type.Number({ minimum: -90, maximum: 90 })])
export type Point = Static<typeof Point>

/** A closed ring of WGS-84 points; the last need not repeat the first. */
const Ring = Type.Array(Point, { minItems: 3 })

export const District = Type.Object(
  {
    code: Type.String({ description: 'GB/T 2260', pattern: '^\\d{6,9}$' }),
    name: text,
    en: text,
    centre: Point,
    boundary: Ring,
    office_hours: Type.Array(Type.Tuple([text, text]), { minItems: 1, description: '09:00, 12:00; the last end closes the day' }),
    hotline: text,
  },
  strict,
)
export type District = Static<typeof District>

/** 街道 and 社区. `ring` may be hand-drawn: then `approximate` is true, and people see that it is. */
export const Areas = Type.Array(
  Type.Object(
    {
      code: text,
      name: text,
      en: text,
      kind: Type.Union([Type.Literal('street'), Type.Literal('community')]),
      parent: Type.Optional(text),
      centre: Point,
      ring: Type.Optional(Ring),
      approximate: Type.Boolean(),
    },
    strict,
  ),
)
export type Areas = Static<typeof Areas>

/** Units that handle cases. A street's unit names its area. */
export const Units = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
      name: text,
      en: text,
      short: text,
      kind: Type.Union(['district', 'hotline', 'street', 'bureau', 'community'].map((k) => Type.Literal(k))),
      parent: Type.Optional(text),
      area: Type.Optional(text),
      phone: Type.Optional(text),
    },
    strict,
  ),
)
export type Units = Static<typeof Units>
