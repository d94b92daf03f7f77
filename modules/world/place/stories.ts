import { type Static, Type } from 'typebox'
import { strict } from '#kernel/contract.ts'
import { Edtf, Position, Said } from './features.ts'

const Source = Type.String({ minLength: 1, description: 'a key of sources in place.json' })

/** 一房一文化、一房一品牌: what stands on the plate of a building. */
export const Plate = Type.Object({
  building: Type.String(),
  title: Said, story: Said,
  architect: Type.Optional(Type.Object({ ...Said.properties, source: Source }, strict)),
  dated: Type.Array(Type.Object({ date: Edtf, ...Said.properties, sources: Type.Array(Source, { minItems: 1 }) }, strict), { minItems: 1 }),
  /** The shop or museum that is in it now. */
  brand: Type.Optional(Type.Object({ ...Said.properties, source: Source }, strict)),
  sources: Type.Array(Source, { minItems: 1 }),
  /** What one sees, for who does not see it. */
  alt: Said,
}, strict)
export type Plate = Static<typeof Plate>

/** A guided walk. A stop is where one stands, and which way one looks: degrees clockwise of north. */
export const Route = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
  title: Said, intro: Said, minutes: Type.Integer({ minimum: 1, maximum: 240 }),
  stops: Type.Array(Type.Object({ at: Position, towards: Type.Number({ minimum: 0, maximum: 360 }), building: Type.Optional(Type.String()), title: Said, caption: Said }, strict), { minItems: 2 }),
}, strict)
export type Route = Static<typeof Route>

export const Plates = Type.Array(Plate)
export const Routes = Type.Array(Route)
