import { type Static, type TSchema, Type } from 'typebox'
import { strict } from '#kernel/contract.ts'

/**
 * What a district's place is written in: GeoJSON of WGS-84 [longitude, latitude], in the words of OpenStreetMap's Simple 3D Buildings
 * where it has a word. Lengths are metres, heights are above the ground at the foot, dates are EDTF (`1901`, `1901~`, `1899/1902`).
 */

export const Position = Type.Unsafe<[number, number]>(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))
export const Said = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict)
export const Edtf = Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?[~?]?(/\\d{4}[~?]?)?$' })
const Colour = Type.String({ pattern: '^#[0-9a-f]{6}$' })
/** A key of `sources` in place.json. */
const Source = Type.String({ minLength: 1 })

export const ROOFS = ['flat', 'gabled', 'hipped', 'half-hipped', 'pyramidal', 'mansard', 'gambrel', 'skillion', 'dome', 'onion', 'cone'] as const
export const MATERIALS = ['granite', 'brick', 'plaster', 'timber', 'concrete', 'glass', 'metal'] as const
const GROUNDS = ['land', 'beach', 'square', 'park', 'island', 'rail', 'pier'] as const
export const PROPS = ['plane_tree', 'ginkgo', 'pine', 'lamp', 'bench', 'flag', 'bollard', 'boat'] as const
/** Buildings that have a model of their own; the rest are built from their tags. */
export const LANDMARKS = [
  'cathedral', 'pier_pavilion', 'governors_hall', 'station', 'memory_hall', 'sea_palace',
  'christ_church', 'governors_residence', 'police', 'lighthouse', 'dabaodao_yard', 'parkson',
] as const

export const oneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))

export const Building = Type.Object({
  /** Stable, and in the address of its plate: `cathedral`, `zhongshan-road-72`. */
  id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
  building: Type.String({ minLength: 1, description: 'church, hotel, commercial, residential …' }),
  name: Type.Optional(Type.String()), 'name:en': Type.Optional(Type.String()),
  'addr:street': Type.Optional(Type.String()), 'addr:housenumber': Type.Optional(Type.String()),
  'building:levels': Type.Number({ minimum: 0, maximum: 60 }), height: Type.Number({ minimum: 0, maximum: 300, description: 'to the top of the roof' }),
  min_height: Type.Optional(Type.Number({ minimum: 0 })),
  'roof:shape': oneOf(ROOFS), 'roof:height': Type.Optional(Type.Number({ minimum: 0 })),
  'building:material': oneOf(MATERIALS), 'building:colour': Colour, 'roof:colour': Colour,
  'building:architecture': Type.String({ description: 'a façade style of place.json' }),
  start_date: Edtf, 'start_date:source': Source, end_date: Type.Optional(Edtf), 'end_date:source': Type.Optional(Source),
  landmark: Type.Optional(oneOf(LANDMARKS)),
  /** Towers, wings, porches: they replace the block of their building, which then is its footprint alone. */
  part_of: Type.Optional(Type.String()),
}, strict)
export type Building = Static<typeof Building>

export const Street = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
  /** What it was called when, oldest first; the last has no end. */
  names: Type.Array(Type.Object({ ...Said.properties, from: Edtf, to: Type.Optional(Edtf), source: Source }, strict), { minItems: 1 }),
  width: Type.Number({ minimum: 1, maximum: 60, description: 'from wall to wall' }), pavement: Type.Number({ minimum: 0, description: 'of each side' }),
  surface: oneOf(['asphalt', 'setts', 'granite', 'planks'] as const),
  trees: Type.Optional(oneOf(['plane_tree', 'ginkgo', 'pine'] as const)),
}, strict)
export type Street = Static<typeof Street>

export const Ground = Type.Object({ id: Type.String(), ground: oneOf(GROUNDS), name: Type.Optional(Type.String()), start_date: Type.Optional(Edtf), end_date: Type.Optional(Edtf) }, strict)
export type Ground = Static<typeof Ground>

/** A point whose height above the sea is known; between them the ground is smooth. */
const Spot = Type.Object({ height: Type.Number({ minimum: -20, maximum: 500 }) }, strict)
export const Prop = Type.Object({ prop: oneOf(PROPS), direction: Type.Optional(Type.Number({ description: 'degrees clockwise of north' })) }, strict)
export type Prop = Static<typeof Prop>

const feature = <P extends TSchema>(properties: P, type: string, coordinates: TSchema) =>
  Type.Object({ type: Type.Literal('Feature'), properties, geometry: Type.Object({ type: Type.Literal(type), coordinates }, strict) }, strict)
const collection = <F extends TSchema>(one: F) => Type.Object({ type: Type.Literal('FeatureCollection'), features: Type.Array(one) }, strict)
const Ring = Type.Array(Position, { minItems: 4 })

export type Feature<P, G> = { type: 'Feature'; properties: P; geometry: G }
export type Polygon = { type: 'Polygon'; coordinates: [number, number][][] }
export type LineString = { type: 'LineString'; coordinates: [number, number][] }
export type Point = { type: 'Point'; coordinates: [number, number] }
export type Collection<P, G> = { type: 'FeatureCollection'; features: Feature<P, G>[] }

export const Buildings = collection(feature(Building, 'Polygon', Type.Array(Ring, { minItems: 1 })))
export const Streets = collection(feature(Street, 'LineString', Type.Array(Position, { minItems: 2 })))
export const Grounds = collection(feature(Ground, 'Polygon', Type.Array(Ring, { minItems: 1 })))
export const Spots = collection(feature(Spot, 'Point', Position))
export const Props = collection(feature(Prop, 'Point', Position))

/** Bays and floors are metres; windows are shares of their cell. */
export const FacadeStyle = Type.Object({
  bay: Type.Number({ minimum: 1, maximum: 12 }), floor: Type.Number({ minimum: 2, maximum: 8 }),
  window: Type.Object({ shape: oneOf(['rect', 'arch', 'round', 'pair', 'band'] as const), width: Type.Number({ minimum: 0.1, maximum: 1 }), height: Type.Number({ minimum: 0.1, maximum: 1 }) }, strict),
  plinth: Type.Optional(Type.Number()), cornice: Type.Optional(Type.Boolean()), quoins: Type.Optional(Type.Boolean()), shopfront: Type.Optional(Type.Boolean()), gallery: Type.Optional(Type.Boolean()),
}, strict)
export type FacadeStyle = Static<typeof FacadeStyle>

/** place.json */
export const Place = Type.Object({
  id: Type.String(), name: Said,
  origin: Position, bounds: Type.Object({ southWest: Position, northEast: Position }, strict),
  years: Type.Object({ from: Type.Integer(), to: Type.Integer() }, strict),
  eras: Type.Array(Type.Object({ id: Type.String(), year: Type.Integer(), title: Said, source: Source }, strict), { minItems: 1 }),
  /** Where one may begin, the first by default. `towards`: degrees clockwise of north. */
  spawns: Type.Array(Type.Object({ id: Type.String(), name: Said, at: Position, towards: Type.Number() }, strict), { minItems: 1 }),
  facades: Type.Record(Type.String(), FacadeStyle),
  sources: Type.Record(Type.String(), Type.Object({ title: Type.String(), url: Type.Optional(Type.String()), note: Type.Optional(Type.String()) }, strict)),
}, strict)
export type Place = Static<typeof Place>

/** A whole place, as its files say it. */
export type District = {
  place: Place
  buildings: Collection<Building, Polygon>
  streets: Collection<Street, LineString>
  grounds: Collection<Ground, Polygon>
  spots: Collection<Static<typeof Spot>, Point>
  props: Collection<Prop, Point>
}
