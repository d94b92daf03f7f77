import { type Building, type District, type FacadeStyle, type Prop, PROPS } from '../place/features.ts'
import { type OnPlan, planAt } from '../place/on-plan.ts'
import { type Dated, lifeOf } from '../place/dates.ts'
import { type GroundArea, type Line, putGround, putStreet, standingHeight } from './grounds.ts'
import { type Heights, heightsOf } from './heights.ts'
import { putHouse, type Style } from './house.ts'
import { WINDOWS } from './landmarks/model.ts'
import { MODELS } from './landmarks/models.ts'
import { putRailings } from './railings.ts'
import { ALWAYS, type Chunk, eraByte, type Mesh, meshAt } from './mesh.ts'
import { merged } from './merged.ts'
import { areaOf, boxOf, type Ring, turned } from './polygon.ts'
import { solids } from './solids.ts'

const CHUNK_M = 96
/** So many chunks to a side are one draw when they are far away. */
const FAR_CHUNKS = 4

/** What walks, maps and cards need to know of a building; its place in the list, counted from 1, is its number in the meshes. `front`: where a model’s front looks, radians clockwise of north. */
export type Standing = { id: string; ring: Ring; holes: Ring[]; foot: number; top: number; from: number; to: number; front?: number; properties: Building }
export type Props = { prop: Prop['prop']; places: Float32Array }
export type Built = {
  near: Chunk[]
  /** The same without its details, in larger squares. */
  far: Chunk[]
  /** x, y, z, turn for each */
  props: Props[]
  /** Rows of `facadeTable`. */
  facades: Float32Array
  buildings: Standing[]; lines: Line[]; areas: GroundArea[]; heights: Heights
}

/** The whole place as shapes: pure, so that it runs in a worker, in tests and for a map alike. */
export function build(district: District): Built {
  const { place } = district
  const { toPlan } = planAt(place.origin)
  const ringOf = (coordinates: readonly (readonly [number, number])[]) => turned(coordinates.map(toPlan))
  const [sw, ne] = [toPlan(place.bounds.southWest), toPlan(place.bounds.northEast)]
  const heights = heightsOf(district.spots.features.map(({ properties, geometry }) => ({ ...toPlan(geometry.coordinates), height: properties.height })), { west: sw.x, east: ne.x, north: ne.z, south: sw.z })
  const areas: GroundArea[] = district.grounds.features.map(({ properties, geometry }) => ({ id: properties.id, ground: properties.ground, ring: ringOf(geometry.coordinates[0]!), era: eraOf(yearsOf(properties)) }))
  const yAt = standingHeight(heights, areas)

  const meshes = new Map<string, Mesh>()
  const at = (x: number, z: number): Mesh => {
    const [column, row] = [Math.floor(x / CHUNK_M), Math.floor(z / CHUNK_M)]
    const key = `${column} ${row}`
    let mesh = meshes.get(key)
    if (!mesh) meshes.set(key, (mesh = meshAt((column + 0.5) * CHUNK_M, (row + 0.5) * CHUNK_M)))
    mesh.building = 0
    mesh.foot = 0
    mesh.isDetail = false
    mesh.era = ALWAYS
    return mesh
  }

  for (const area of areas) putGround(at, area, yAt)
  for (const area of areas) if (area.ground === 'pier') putRailings(at, area, areas, yAt)
  const lines: Line[] = district.streets.features.map(({ properties, geometry }) => ({ street: properties, points: geometry.coordinates.map(toPlan), era: ALWAYS }))
  for (const line of lines) putStreet(at, line, yAt)

  const styles: [string, FacadeStyle][] = [...Object.entries(place.facades), ...Object.entries(WINDOWS)]
  const rowOf = new Map(styles.map(([name], row) => [name, row]))
  const buildings = district.buildings.features.map(({ properties, geometry }): Standing => {
    const ring = ringOf(geometry.coordinates[0]!)
    const ground = ring.map(({ x, z }) => yAt(x, z))
    const foot = Math.min(...ground)
    const [from, to] = yearsOf(properties)
    return { id: properties.id, ring, holes: geometry.coordinates.slice(1).map((hole) => ringOf(hole).toReversed()), foot, top: foot + properties.height, from, to, properties }
  })
  const withParts = new Set(buildings.map(({ properties }) => properties.part_of).filter((id) => id !== undefined))
  const modelled = new Set(buildings.filter(({ properties }) => properties.landmark).map(({ id }) => id))
  buildings.forEach((building, i) => {
    const { properties, ring, holes, foot, from, to } = building
    // A model, or its parts, stand for a building; its own outline is for walking around it.
    if (withParts.has(building.id) && !properties.landmark) return
    if (properties.part_of && modelled.has(properties.part_of)) return
    const middle = boxOf(ring)
    const mesh = at(middle.x, middle.z)
    mesh.building = i + 1
    mesh.era = eraOf([from, to])
    mesh.foot = foot - 0.5
    const highest = Math.max(...ring.map(({ x, z }) => yAt(x, z)))
    if (properties.landmark) putModel(mesh, building, highest, (name) => rowOf.get(name)!)
    else {
      const row = rowOf.get(properties['building:architecture']) ?? 0
      putHouse(mesh, properties, { ...styles[row]![1], row } as Style, { ring, holes, foot, highest })
    }
  })

  const near = [...meshes.values()].map((mesh) => mesh.done())
  const squares = Map.groupBy(near, ({ x, z }) => `${Math.floor(x / CHUNK_M / FAR_CHUNKS)} ${Math.floor(z / CHUNK_M / FAR_CHUNKS)}`)
  const props = PROPS.map((prop): Props => ({
    prop,
    places: Float32Array.from(district.props.features.filter(({ properties }) => properties.prop === prop).flatMap(({ properties, geometry }) => {
      const { x, z } = toPlan(geometry.coordinates)
      return [x, prop === 'boat' ? 0 : yAt(x, z), z, ((properties.direction ?? 0) * Math.PI) / 180 + Math.PI]
    })),
  }))
  return { near, far: [...squares.values()].map((chunks) => merged(chunks)), props, facades: facadeTable(styles.map(([, style]) => style)), buildings, lines, areas, heights }
}

function putModel(mesh: Mesh, building: Standing, highest: number, row: (name: keyof typeof WINDOWS) => number) {
  const { properties, ring, foot } = building
  const model = MODELS[properties.landmark!]
  const box = boxOf(ring)
  // Of the four sides of the footprint, the front is the one that looks most nearly where the model says.
  const along = Math.atan2(box.along.x, -box.along.z)
  const wanted = (model.faces * Math.PI) / 180
  const turns = [0, 1, 2, 3].map((i) => ({ i, heading: along + (i * Math.PI) / 2 }))
  const { i, heading } = turns.reduce((best, one) => (Math.cos(one.heading - wanted) > Math.cos(best.heading - wanted) ? one : best))
  const [d, w] = i % 2 === 0 ? [box.length, box.width] : [box.width, box.length]
  building.front = heading
  const middle: OnPlan = areaOf(ring) > 0 ? box : ring[0]!
  // Stairs and plinths reach down where the ground falls away.
  model.draw(solids(mesh, { ...middle, y: (foot + Math.min(highest, foot + 3)) / 2, heading }), { w, d, h: properties.height, walls: properties['building:colour'], roof: properties['roof:colour'], row })
}

/** What is dated stands from when it was there for certain until it may have gone. */
function yearsOf(dated: Dated): [from: number, to: number] {
  const { certain: [from, to], possible } = lifeOf(dated)
  return from < to ? [from, to] : possible
}

const eraOf = ([from, to]: readonly [number, number]): readonly [number, number] => [Number.isFinite(from) ? eraByte(from) : 0, Number.isFinite(to) ? eraByte(to) : 255]

const SHAPES = ['rect', 'arch', 'round', 'pair', 'band']

/** Twice four numbers a row: bay, floor, shape, cornice + 2 quoins + 4 shopfront + 8 gallery; the window’s width, height, plinth, 0. */
function facadeTable(styles: readonly FacadeStyle[]): Float32Array {
  return Float32Array.from(styles.flatMap(({ bay, floor, window, plinth, cornice, quoins, shopfront, gallery }) => [
    bay, floor, SHAPES.indexOf(window.shape), (cornice ? 1 : 0) + (quoins ? 2 : 0) + (shopfront ? 4 : 0) + (gallery ? 8 : 0), window.width, window.height, plinth ?? 0, 0,
  ]))
}
