import { build } from '../../build/built.ts'
import { type Chunk, KIND } from '../../build/mesh.ts'
import type { District } from '../../place/features.ts'
import type { House } from './guide.ts'

/** A flat piece of a building as its front is looked at: u to the right, y up, metres from its middle and its foot. */
export type Face = { /** Its outline, and the holes in it, which turn the other way. */ loops: [u: number, y: number][][]; depth: number; light: number; colour: string; kind: number; facade: number; cells?: (bay: number, floor: number) => [u: number, y: number]; bays: [from: number, to: number]; floors: [from: number, to: number] }

type Vertex = { u: number; y: number; depth: number; bay: number; floor: number }
type Triangle = { at: [Vertex, Vertex, Vertex]; places: [string, string, string]; paint: string; normal: [u: number, y: number, depth: number]; n: number }

/** Light falls from the upper left, over the shoulder of who looks. */
const LIGHT = { u: -0.45, y: 0.62, depth: 0.64 }

/** The faces of a building that look our way, the farthest first: the same shapes that the streets in three dimensions are built of. */
export function facesOf(district: District, house: House): Face[] {
  const feature = district.buildings.features.find(({ properties }) => properties.id === house.id)!
  const parts = district.buildings.features.filter(({ properties }) => properties.part_of === house.id)
  // On level ground, alone.
  const spots = { ...district.spots, features: [district.place.bounds.southWest, district.place.bounds.northEast].map((coordinates) => ({ type: 'Feature' as const, properties: { height: 10 }, geometry: { type: 'Point' as const, coordinates } })) }
  const none = { type: 'FeatureCollection' as const, features: [] }
  const built = build({ place: district.place, buildings: { ...district.buildings, features: [feature, ...parts] }, streets: none, grounds: none, props: none, spots })
  const [standing] = built.buildings
  const heading = standing!.front ?? headingOf(house)
  return built.near.flatMap((chunk) => flatFaces(trianglesOf(chunk, house, heading, standing!.foot), chunk)).toSorted((a, b) => a.depth - b.depth)
}

/** Where the front looks, radians clockwise of north: square to the wall nearest to the street, or to the longest. */
function headingOf({ rings, middle, on }: House): number {
  const walls = rings[0]!.map((a, i) => {
    const b = rings[0]![(i + 1) % rings[0]!.length]!
    const [x, z] = [(a.x + b.x) / 2 - middle.x, (a.z + b.z) / 2 - middle.z]
    const [nx, nz] = [a.z - b.z, b.x - a.x]
    const out = nx * x + nz * z < 0 ? -1 : 1
    const long = Math.hypot(nx, nz)
    const towards = on ? ((on.along.at.x - middle.x) * nx + (on.along.at.z - middle.z) * nz) * out / (long || 1) : 0
    return { heading: Math.atan2(nx * out, -nz * out), long, towards: towards / Math.max(1, on?.along.off ?? 1) }
  })
  const towards = Math.max(...walls.map((wall) => wall.towards))
  return walls.filter((wall) => wall.towards > towards - 0.05).toSorted((a, b) => b.long - a.long)[0]!.heading
}

function trianglesOf(chunk: Chunk, { middle }: House, heading: number, foot: number): Triangle[] {
  const [fx, fz] = [Math.sin(heading), -Math.cos(heading)]
  const vertex = (i: number): Vertex => {
    const [x, z] = [chunk.x + chunk.position[i * 4]! / 100 - middle.x, chunk.z + chunk.position[i * 4 + 2]! / 100 - middle.z]
    return { u: x * fz - z * fx, y: chunk.position[i * 4 + 1]! / 100 - foot, depth: x * fx + z * fz, bay: chunk.uv[i * 2]!, floor: chunk.uv[i * 2 + 1]! }
  }
  const found: Triangle[] = []
  for (let i = 0; i < chunk.indices.length; i += 3) {
    const n = chunk.indices[i]!
    const at: Triangle['at'] = [vertex(n), vertex(chunk.indices[i + 1]!), vertex(chunk.indices[i + 2]!)]
    const [a, b, c] = at
    const [p, q] = [{ u: b.u - a.u, y: b.y - a.y, d: b.depth - a.depth }, { u: c.u - a.u, y: c.y - a.y, d: c.depth - a.depth }]
    const normal = { u: p.y * q.d - p.d * q.y, y: p.d * q.u - p.u * q.d, d: p.u * q.y - p.y * q.u }
    const long = Math.hypot(normal.u, normal.y, normal.d)
    // Seen from behind, or edge on.
    if (normal.d < 0.02 || normal.d / long < 0.03) continue
    const [u, y, d] = [normal.u / long, normal.y / long, normal.d / long]
    const indices = [n, chunk.indices[i + 1]!, chunk.indices[i + 2]!]
    found.push({
      at, n, normal: [u, y, d],
      places: indices.map((k) => [0, 1, 2].map((axis) => chunk.position[k * 4 + axis]).join()) as Triangle['places'],
      paint: [0, 1, 2, 3].map((k) => chunk.style[n * 4 + k]).join() + [0, 1, 2].map((k) => chunk.colour[n * 4 + k]).join(),
    })
  }
  return found
}

/** Triangles of one paint that touch without a crease become one face: what two of them share is no line of the drawing. */
function flatFaces(triangles: readonly Triangle[], chunk: Chunk): Face[] {
  const of = triangles.map((_, i) => i)
  const rootOf = (i: number): number => (of[i] === i ? i : (of[i] = rootOf(of[i]!)))
  const sides = new Map<string, number>()
  triangles.forEach(({ places, paint }, i) => places.forEach((a, k) => sides.set(`${paint} ${a} ${places[(k + 1) % 3]}`, i)))
  triangles.forEach(({ places, paint, normal }, i) => places.forEach((a, k) => {
    const j = sides.get(`${paint} ${places[(k + 1) % 3]} ${a}`)
    // Splinters of a round arch say little of where they look.
    if (j !== undefined && (normal[0] * triangles[j]!.normal[0] + normal[1] * triangles[j]!.normal[1] + normal[2] * triangles[j]!.normal[2]) > 0.99) of[rootOf(i)] = rootOf(j)
  }))

  return [...Map.groupBy(triangles.keys(), rootOf).values()].flatMap((members) => {
    const group = [...members].map((i) => triangles[i]!)
    const edges = new Map<string, { from: string; to: string; at: Vertex }>()
    for (const { at, places } of group) places.forEach((from, i) => {
      const to = places[(i + 1) % 3]!
      if (!edges.delete(`${to} ${from}`)) edges.set(`${from} ${to}`, { from, to, at: at[i]! })
    })
    const nextOf = ({ to }: { to: string }) => [...edges.values()].find(({ from }) => from === to)
    const loops: Vertex[][] = []
    for (const first of edges.values()) {
      const loop: Vertex[] = []
      for (let edge: typeof first | undefined = first; edge && edges.delete(`${edge.from} ${edge.to}`); edge = nextOf(edge)) loop.push(edge.at)
      if (loop.length > 2) loops.push(loop)
    }
    const { at, n, normal: [u, y, d] } = group[0]!
    const [kind, facade] = [chunk.style[n * 4]!, chunk.style[n * 4 + 1]!]
    const colour = `#${[0, 1, 2].map((k) => chunk.colour[n * 4 + k]!.toString(16).padStart(2, '0')).join('')}`
    const corners = loops.flat()
    if (!corners.length) return []
    const cells = kind === KIND.facade ? cellsOf(at, corners) : undefined
    const [bays, floors] = [corners.map(({ bay }) => bay), corners.map(({ floor }) => floor)]
    return [{
      // What leans back is drawn by its far edge: what stands on a roof stands before it.
      loops: loops.map((loop) => loop.map(({ u: right, y: up }): [number, number] => [right, up])), depth: Math.min(...corners.map(({ depth }) => depth)),
      light: Math.max(0, u * LIGHT.u + y * LIGHT.y + d * LIGHT.depth), colour, kind, facade,
      bays: [Math.min(...bays), Math.max(...bays)], floors: [Math.min(...floors), Math.max(...floors)], ...(cells ? { cells } : {}),
    } satisfies Face]
  })
}

/** From bays and floors to the drawing; nothing where a wall does not carry its cells straight. */
function cellsOf([a, b, c]: Triangle['at'], corners: readonly Vertex[]) {
  const det = (b.bay - a.bay) * (c.floor - a.floor) - (c.bay - a.bay) * (b.floor - a.floor)
  if (Math.abs(det) < 1e-9) return undefined
  const at = (bay: number, floor: number): [number, number] => {
    const p = ((bay - a.bay) * (c.floor - a.floor) - (c.bay - a.bay) * (floor - a.floor)) / det
    const q = ((b.bay - a.bay) * (floor - a.floor) - (bay - a.bay) * (b.floor - a.floor)) / det
    return [a.u + (b.u - a.u) * p + (c.u - a.u) * q, a.y + (b.y - a.y) * p + (c.y - a.y) * q]
  }
  return corners.every(({ bay, floor, u, y }) => Math.hypot(at(bay, floor)[0] - u, at(bay, floor)[1] - y) < 0.3) ? at : undefined
}
