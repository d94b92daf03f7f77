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

export type Mesh = ReturnType<typeof meshAt>

/** Collects the triangles of one chunk about (x, z). What is drawn takes the paint, era, building and foot that are set at the time. */
export function meshAt(x: number, z: number) {
  const position: number[] = [], normal: number[] = [], uv: number[] = [], style: number[] = [], colour: number[] = [], era: number[] = [], building: number[] = []
  const base: number[] = [], detail: number[] = []
  let radius = 0, low = 0, high = 1

  const mesh = {
    x, z,
    paint: { kind: KIND.plain, colour: '#ffffff' } as Paint,
    era: ALWAYS, building: 0, foot: 0,
    /** Whether the next triangles are left out from afar. */
    isDetail: false,
    vertex(p: Vec, n: Vec, u = 0, v = 0): number {
      const dx = p[0] - x, dz = p[2] - z
      position.push(Math.round(dx * 100), Math.round(p[1] * 100), Math.round(dz * 100), Math.round(mesh.foot * 100))
      normal.push(Math.round(n[0] * 127), Math.round(n[1] * 127), Math.round(n[2] * 127), 0)
      uv.push(u, v)
      const { kind, facade = 0, material, coat, levels = 0, flood = 0, colour: said } = mesh.paint
      style.push(kind, facade, coat ?? material ?? 0, Math.min(255, levels))
      const [r, g, b] = rgbOf(said)
      colour.push(r, g, b, Math.round(flood * 255))
      era.push(mesh.era[0], mesh.era[1])
      building.push(mesh.building)
      radius = Math.max(radius, Math.hypot(dx, dz))
      low = Math.min(low, p[1])
      high = Math.max(high, p[1])
      return building.length - 1
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
      position: Int16Array.from(position), normal: Int8Array.from(normal), uv: Float32Array.from(uv), style: Uint8Array.from(style), colour: Uint8Array.from(colour),
      era: Uint8Array.from(era), building: Uint16Array.from(building), indices: Uint32Array.from([...base, ...detail]), detailFrom: base.length,
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
