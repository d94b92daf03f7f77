import { type Static, Type } from 'typebox'
import { strict } from '#kernel/contract.ts'
import { MATERIALS, oneOf, ROOFS } from '../features.ts'

const Range = Type.Tuple([Type.Number(), Type.Number()])

/** A time of building: its years, its share, and how one built then. */
const Period = Type.Object({ years: Range, share: Type.Number({ exclusiveMinimum: 0 }), facades: Type.Array(Type.String(), { minItems: 1 }), roofs: Type.Array(oneOf(ROOFS), { minItems: 1 }) }, strict)

/** What the houses of a quarter have in common. Lengths in metres. */
const Quarter = Type.Object({
  periods: Type.Array(Period, { minItems: 1 }),
  levels: Type.Array(Type.Integer({ minimum: 1, maximum: 3 }), { minItems: 1, description: 'drawn from: [2, 3, 3] is two thirds of three' }),
  walls: Type.Array(Type.String({ pattern: '^#[0-9a-f]{6}$' }), { minItems: 1 }), tiles: Type.Array(Type.String({ pattern: '^#[0-9a-f]{6}$' }), { minItems: 1 }),
  frontage: Range, depth: Range,
  setback: Type.Number({ minimum: 0 }), gap: Range, gaps: Type.Number({ minimum: 0, maximum: 1, description: 'the share of houses that stand free of the next' }),
  lost: Type.Number({ minimum: 0, maximum: 1, description: 'the share pulled down since, and built upon again' }),
}, strict)
export type Quarter = Static<typeof Quarter>

/** infill.json: how houses are made where no building is surveyed. A street has quarters, each from so many metres after its beginning; `null` leaves it free. */
export const Fabric = Type.Object({
  source: Type.String({ description: 'the source of place.json that says what these houses are' }),
  materials: Type.Record(Type.String(), oneOf(MATERIALS), { description: 'by façade style' }),
  quarters: Type.Record(Type.String(), Quarter),
  streets: Type.Record(Type.String(), Type.Array(Type.Object({ from: Type.Number({ minimum: 0 }), quarter: Type.Union([Type.String(), Type.Null()]) }, strict), { minItems: 1 })),
}, strict)
export type Fabric = Static<typeof Fabric>
