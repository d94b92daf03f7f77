import { type Building, type FacadeStyle, MATERIALS } from '../place/features.ts'
import { KIND, type Mesh, type Paint, type Vec } from './mesh.ts'
import { boxOf, edgesOf, offset, type Ring } from './polygon.ts'
import { layRoof, type WallTop } from './roofs.ts'
import { solids } from './solids.ts'

export type Site = { ring: Ring; holes: readonly Ring[]; foot: number; highest: number }
export type Style = FacadeStyle & { row: number }

const NARROW_M = 1.6

/** A building from its tags: walls with addressable windows, eaves or cornice, roof, dormers and chimneys. */
export function putHouse(mesh: Mesh, building: Building, style: Style, { ring, holes, foot, highest }: Site) {
  const shape = building['roof:shape']
  const rise = shape === 'flat' ? 0 : (building['roof:height'] ?? Math.min(4, boxOf(ring).width * 0.32))
  const floor = foot + (building.min_height ?? 0)
  const eaves = Math.max(foot + building.height - rise, floor + 2)
  const levels = Math.max(1, building['building:levels'])
  const seed = mesh.building % 7
  const walls: Paint = { kind: KIND.facade, colour: building['building:colour'], facade: style.row, material: MATERIALS.indexOf(building['building:material']), levels }
  const trim: Paint = { kind: KIND.plain, colour: paler(building['building:colour'], 0.35) }
  const tiles: Paint = shape === 'flat' ? { kind: KIND.plain, colour: building['roof:colour'] } : { kind: building['building:material'] === 'metal' ? KIND.copper : KIND.tiles, colour: building['roof:colour'] }
  const parapet = shape === 'flat' ? 0.7 : 0

  const top = layRoof(mesh, ring, { shape, eaves, height: rise, overhang: style.cornice ? 0.3 : 0.45, tiles, trim })
  mesh.paint = walls
  // On a slope the walls reach down to the lowest corner; floors are counted from the highest, where the door is.
  const ground = building.min_height ? floor : Math.min(highest, foot + 2.5)
  let bay = 0
  for (const side of [ring, ...holes]) bay = wallsOf(mesh, side, side === ring && parapet === 0 ? top : { heightAt: () => eaves + parapet, bends: [] }, { low: building.min_height ? floor : foot - 0.4, ground, eaves, levels, style, bay })
  if (shape === 'flat' || style.cornice) cornice(mesh, ring, eaves + parapet, trim)
  if (rise > 0) onRoof(mesh, ring, eaves, rise, shape, { walls, tiles, seed })
}

type Walls = { low: number; ground: number; eaves: number; levels: number; style: Style; bay: number }

/** Answers the number of the next bay: within a building every bay has its own. */
function wallsOf(mesh: Mesh, ring: Ring, top: WallTop, { low, ground, eaves, levels, style, bay }: Walls): number {
  const v = (y: number) => ((y - ground) / (eaves - ground)) * levels
  for (const [a, b] of edgesOf(ring)) {
    const dx = b.x - a.x, dz = b.z - a.z, long = Math.hypot(dx, dz)
    if (long < 0.05) continue
    const n: Vec = [dz / long, 0, -dx / long]
    const bays = long < NARROW_M ? 1 : Math.max(1, Math.round(long / style.bay))
    const cuts = [0, 1, ...top.bends.flatMap(({ nx, nz, at }) => {
      const [da, db] = [a.x * nx + a.z * nz - at, b.x * nx + b.z * nz - at]
      return da < 0 !== db < 0 ? [da / (da - db)] : []
    })].toSorted((p, q) => p - q)
    const kept = mesh.paint
    // Too narrow for a window: the row after the last of the table has none.
    if (long < NARROW_M) mesh.paint = { ...kept, facade: 255 }
    const corner = (t: number, y: number) => mesh.vertex([a.x + dx * t, y, a.z + dz * t], n, bay + bays * t, v(y))
    for (let i = 1; i < cuts.length; i++) {
      const [t0, t1] = [cuts[i - 1]!, cuts[i]!]
      if (t1 - t0 < 1e-4) continue
      const y0 = top.heightAt(a.x + dx * t0, a.z + dz * t0), y1 = top.heightAt(a.x + dx * t1, a.z + dz * t1)
      const [p, q, r, s] = [corner(t0, low), corner(t0, y0), corner(t1, y1), corner(t1, low)]
      mesh.triangle(p, q, r)
      mesh.triangle(p, r, s)
    }
    mesh.paint = kept
    bay += bays
  }
  return bay
}

/** A moulding that leans out over the street. */
function cornice(mesh: Mesh, ring: Ring, y: number, trim: Paint) {
  mesh.paint = trim
  mesh.isDetail = true
  const out = offset(ring, 0.32)
  ring.forEach((a, i) => {
    const j = (i + 1) % ring.length
    const [b, c, d] = [ring[j]!, out[i]!, out[j]!]
    mesh.face([[c.x, y - 0.25, c.z], [c.x, y + 0.08, c.z], [d.x, y + 0.08, d.z], [d.x, y - 0.25, d.z]])
    mesh.face([[a.x, y - 0.6, a.z], [c.x, y - 0.25, c.z], [d.x, y - 0.25, d.z], [b.x, y - 0.6, b.z]])
    mesh.face([[c.x, y + 0.08, c.z], [a.x, y + 0.08, a.z], [b.x, y + 0.08, b.z], [d.x, y + 0.08, d.z]])
  })
  mesh.isDetail = false
}

/** Dormers along the eaves, and chimneys by the ridge. */
function onRoof(mesh: Mesh, ring: Ring, eaves: number, rise: number, shape: Building['roof:shape'], { walls, tiles, seed }: { walls: Paint; tiles: Paint; seed: number }) {
  const box = boxOf(ring)
  if (box.width < 6) return
  mesh.isDetail = true
  const steep = shape === 'mansard' ? 2.4 : rise / (box.width / 2)
  if ((shape === 'mansard' || ((shape === 'hipped' || shape === 'gabled') && seed % 3 === 0)) && rise > 2.4) {
    const dormer: Paint = { ...walls, kind: KIND.plain, colour: paler(walls.colour, 0.2) }
    for (const [a, b] of edgesOf(ring)) {
      const dx = b.x - a.x, dz = b.z - a.z, long = Math.hypot(dx, dz)
      const isEnd = shape === 'gabled' && Math.abs((dx * box.along.x + dz * box.along.z) / long) < 0.7
      const many = isEnd ? 0 : Math.floor((long - 4) / (shape === 'mansard' ? 4.2 : 6.5))
      for (let i = 0; i < many; i++) {
        const t = (2 + ((long - 4) * (i + 0.5)) / many) / long
        const s = solids(mesh, { x: a.x + dx * t, z: a.z + dz * t, y: eaves, heading: Math.atan2(dz, dx) })
        const [y0, y1] = [0.35 * steep, 0.35 * steep + 1.55]
        const back = -Math.min(box.width / 2, y1 / steep + 0.4)
        s.paint(dormer)
        s.box(-0.75, 0.75, y0, y1, back, -0.3, { lid: false })
        s.paint({ kind: KIND.glass, colour: '#46586a' })
        s.plane(0, -0.3, 0).rect(0, y0 + 0.35, 0.85, 1.05, 0.03, { bays: 1, floors: 1 })
        s.paint(tiles)
        s.saddle(-0.75, 0.75, back, -0.3, y1, 0.65, 'z', { over: 0.18, gable: dormer })
      }
    }
  }
  const chimney: Paint = { kind: KIND.facade, colour: '#9b5b45', facade: 255, material: MATERIALS.indexOf('brick') }
  const many = 1 + (seed % 2) + (box.length > 22 ? 1 : 0)
  for (let i = 0; i < many; i++) {
    const u = box.length * ((i + 0.5) / many - 0.5) * 0.7, v = box.width * (seed % 2 ? 0.14 : -0.14)
    const p = { x: box.x + box.along.x * u - box.along.z * v, z: box.z + box.along.z * u + box.along.x * v }
    const s = solids(mesh, { ...p, y: eaves, heading: Math.atan2(box.along.x, -box.along.z) })
    s.paint(chimney)
    s.box(-0.45, 0.45, rise * 0.3, rise + 0.9, -0.35, 0.35)
    s.paint({ kind: KIND.plain, colour: '#cfc6b6' })
    s.box(-0.55, 0.55, rise + 0.9, rise + 1.02, -0.45, 0.45)
  }
  mesh.isDetail = false
}

/** Mixed with white. */
function paler(colour: string, share: number): string {
  const mixed = [1, 3, 5].map((at) => Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * (1 - share) + 250 * share))
  return `#${mixed.map((c) => c.toString(16).padStart(2, '0')).join('')}`
}
