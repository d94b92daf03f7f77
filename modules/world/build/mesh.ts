/** A point or direction: x east, y up, z south, in metres. */
export type Vec = readonly [x: number, y: number, z: number]

/** What a surface is made of; the façade shader knows the numbers. */
export const KIND = {
  plain: 0, facade: 1, tiles: 2, stone: 3, asphalt: 4, setts: 5, slabs: 6, grass: 7, sand: 8, planks: 9, gravel: 10,
  copper: 11, glow: 12, rose: 13, shell: 14, clock: 15, leaves: 16, bark: 17, glass: 18, sign: 19,
} as const
export type Kind = (typeof KIND)[keyof typeof KIND]
export const isGround = (kind: number) => kind >= KIND.asphalt && kind <= KIND.gravel

export type Paint = {
  kind: Kind
  colour: string
  /** Row of the table of façades. */
  facade?: number
  /** Index in MATERIALS. */
  material?: number
  levels?: number
  /** How much of the floodlights falls on it at night, 0 to 1. */
  flood?: number
  /** Coats of ground, from the bare land (0) to the carriageway (4): the higher hides the lower. */
  coat?: number
}

/** Years: from 1880 on; 0 is always, 255 has no end. */
export const ALWAYS: readonly [from: number, to: number] = [0, 255]
export const eraByte = (year: number) => Math.max(1, Math.min(254, Math.round(year) - 1880))

/** One square of the place: `indices` are the shapes, and from `detailFrom` on what only those near by see. */
export type Chunk = {
  x: number; z: number
  /** The sphere about everything in it. */
  radius: number; low: number; high: number
  /** Centimetres from (x, 0, z); the fourth is the height of the foot from which it rises. */
  position: Int16Array; normal: Int8Array
  /** Walls: bays and floors; all else: metres. */
  uv: Float32Array
  /** kind, façade, material or coat, levels */
  style: Uint8Array
  /** red, green, blue, floodlight */
  colour: Uint8Array
  /** from, to: `eraByte` */
  era: Uint8Array
  building: Uint16Array
  indices: Uint32Array; detailFrom: number
}

const rgb = new Map<string, readonly [number, number, number]>()
function rgbOf(colour: string) {
  let found = rgb.get(colour)
  if (!found) rgb.set(colour, (found = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number, number]))
  return found
}

function copied<A extends { set: (from: A) => void }>(from: A, to: A): A {
  to.set(from)
  return to
}

export type Mesh = ReturnType<typeof meshAt>

/** Collects the triangles of one chunk about (x, z). What is drawn takes the paint, era, building and foot that are set at the time. */
export function meshAt(x: number, z: number) {
  let room = 256, corners = 0
  let position = new Int16Array(room * 4), normal = new Int8Array(room * 4), uv = new Float32Array(room * 2), style = new Uint8Array(room * 4), colour = new Uint8Array(room * 4), era = new Uint8Array(room * 2), building = new Uint16Array(room)
  const base: number[] = [], detail: number[] = []
  let radius = 0, low = 0, high = 1
  function grow() {
    room *= 2
    position = copied(position, new Int16Array(room * 4))
    normal = copied(normal, new Int8Array(room * 4))
    uv = copied(uv, new Float32Array(room * 2))
    style = copied(style, new Uint8Array(room * 4))
    colour = copied(colour, new Uint8Array(room * 4))
    era = copied(era, new Uint8Array(room * 2))
    building = copied(building, new Uint16Array(room))
  }

  const mesh = {
    x, z,
    paint: { kind: KIND.plain, colour: '#ffffff' } as Paint,
    era: ALWAYS, building: 0, foot: 0,
    /** Whether the next triangles are left out from afar. */
    isDetail: false,
    vertex(p: Vec, n: Vec, u = 0, v = 0): number {
      const dx = p[0] - x, dz = p[2] - z
      if (corners === room) grow()
      const i = corners++, i2 = i * 2, i4 = i * 4
      position[i4] = Math.round(dx * 100)
      position[i4 + 1] = Math.round(p[1] * 100)
      position[i4 + 2] = Math.round(dz * 100)
      position[i4 + 3] = Math.round(mesh.foot * 100)
      normal[i4] = Math.round(n[0] * 127)
      normal[i4 + 1] = Math.round(n[1] * 127)
      normal[i4 + 2] = Math.round(n[2] * 127)
      uv[i2] = u
      uv[i2 + 1] = v
      const { kind, facade = 0, material, coat, levels = 0, flood = 0, colour: said } = mesh.paint
      style[i4] = kind
      style[i4 + 1] = facade
      style[i4 + 2] = coat ?? material ?? 0
      style[i4 + 3] = Math.min(255, levels)
      const [r, g, b] = rgbOf(said)
      colour[i4] = r
      colour[i4 + 1] = g
      colour[i4 + 2] = b
      colour[i4 + 3] = Math.round(flood * 255)
      era[i2] = mesh.era[0]
      era[i2 + 1] = mesh.era[1]
      building[i] = mesh.building
      radius = Math.max(radius, Math.hypot(dx, dz))
      low = Math.min(low, p[1])
      high = Math.max(high, p[1])
      return i
    },
    triangle(a: number, b: number, c: number) {
      (mesh.isDetail ? detail : base).push(a, b, c)
    },
    /** A flat face, its corners counter-clockwise as seen from outside. */
    face(corners: readonly Vec[], uvs?: readonly (readonly [number, number])[]) {
      const n = normalOf(corners[0]!, corners[1]!, corners[2]!)
      const at = corners.map((corner, i) => mesh.vertex(corner, n, uvs?.[i]?.[0] ?? 0, uvs?.[i]?.[1] ?? 0))
      for (let i = 2; i < at.length; i++) mesh.triangle(at[0]!, at[i - 1]!, at[i]!)
    },
    done: (): Chunk => ({
      x, z, radius, low, high,
      position: position.slice(0, corners * 4), normal: normal.slice(0, corners * 4), uv: uv.slice(0, corners * 2), style: style.slice(0, corners * 4), colour: colour.slice(0, corners * 4),
      era: era.slice(0, corners * 2), building: building.slice(0, corners), indices: Uint32Array.from(base.concat(detail)), detailFrom: base.length,
    }),
  }
  return mesh
}

export function normalOf(a: Vec, b: Vec, c: Vec): Vec {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]], [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]]
  const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
  const long = Math.hypot(x, y, z) || 1
  return [x / long, y / long, z / long]
}
