import type { Paint } from '../mesh.ts'
import type { Solids } from '../solids.ts'
import { facade, granite, type Model, plain, tiles } from './model.ts'

/** 回澜阁: two storeys, eight sides, 24 columns, double flying eaves of yellow glazed tiles, at the head of the pier. */
export const pierPavilion: Model = {
  faces: 0,
  draw(s, { w, d, row }) {
    const r = Math.min(w, d) / 2, FLOOD = 0.8
    const gold = tiles('#d9a13a', FLOOD), red = plain('#a4382c', FLOOD), white = granite('#d8d0c0', FLOOD), beam = plain('#2f6f6a', FLOOD)

    s.paint(white)
    s.prism(s.regular(0, 0, r * 1.12, 8), -1, 0.5)
    s.prism(s.regular(0, 0, r * 1.02, 8), 0.5, 0.95)
    s.stairs(-1.6, 1.6, r * 0.95, r * 0.95 + 1.8, 0, 0.95, 4)

    s.paint(facade('#c65a43', row('lattice'), 1, 'plaster', FLOOD))
    s.prism(s.regular(0, 0, r * 0.72, 8), 0.95, 5, { lid: false, bay: 2 })
    s.prism(s.regular(0, 0, r * 0.56, 8), 6.6, 10.4, { lid: false, bay: 2 })
    s.paint(red)
    for (const [x, z] of around(r * 0.95, 3)) s.column(x, z, 0.95, 5, 0.24, 6)
    s.detail(true)
    for (const [x, z] of around(r * 0.66, 2)) s.column(x, z, 7.4, 10.2, 0.16, 6)
    // The balustrade of the upper gallery.
    s.paint(white)
    rail(s, r * 0.72, 7.3, 1)
    rail(s, r * 1.06, 0.95, 0.9)
    s.detail(false)
    s.paint(beam)
    band(s, r * 0.95, 4.5, 5.2)
    band(s, r * 0.68, 9.9, 10.5)
    eaves(s, gold, { out: r * 1.3, y: 4.9, inner: r * 0.66, top: 7.4, lift: 0.9 })
    eaves(s, gold, { out: r * 0.98, y: 10.2, inner: 0.01, top: 15.2, lift: 0.9 })
    s.paint(plain('#e0b84c', FLOOD))
    s.lathe(0, 0, [[0.55, 14.7], [0.7, 15.2], [0.28, 15.6], [0.62, 16.2], [0.22, 16.8], [0, 17.8]], 10)
    s.paint(red)
    for (const [x, z] of around(r * 1.3, 1)) s.lathe(x, z, [[0.02, 4.55], [0.2, 4.7], [0.2, 5], [0.02, 5.15]], 6)
  },
}

/** Points on the sides of an octagon, `each` to a side. */
function around(r: number, each: number): [number, number][] {
  return Array.from({ length: 8 * each }, (_, i) => {
    const [side, share] = [Math.floor(i / each), (i % each) / each]
    const [a, b] = [corner(r, side), corner(r, side + 1)]
    return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
  })
}
const corner = (r: number, i: number): [number, number] => [Math.sin(((i + 0.5) / 8) * 2 * Math.PI) * r, Math.cos(((i + 0.5) / 8) * 2 * Math.PI) * r]

function band(s: Solids, r: number, y0: number, y1: number) {
  for (let i = 0; i < 8; i++) {
    s.wall(corner(r, i), corner(r, i + 1), y0, y1)
    s.wall(corner(r - 0.3, i + 1), corner(r - 0.3, i), y0, y1)
  }
}

function rail(s: Solids, r: number, y: number, height: number) {
  band(s, r, y + height - 0.16, y + height)
  band(s, r, y + height * 0.3, y + height * 0.45)
  for (const [x, z] of around(r, 3)) s.box(x - 0.1, x + 0.1, y, y + height + 0.08, z - 0.1, z + 0.1)
}

/** A roof that sags, its corners turned up like wings; below it the boards. */
function eaves(s: Solids, roof: Paint, { out, y, inner, top, lift }: { out: number; y: number; inner: number; top: number; lift: number }) {
  const ALONG = 6, UP = 4
  const point = (side: number, u: number, v: number): readonly [number, number, number] => {
    const r = out + (inner - out) * v
    const [a, b] = [corner(r, side), corner(r, side + 1)]
    const wing = (Math.abs(u - 0.5) * 2) ** 3 * (1 - v) ** 2
    const reach = 1 + wing * 0.07
    return [(a[0] + (b[0] - a[0]) * u) * reach, y + (top - y) * (0.55 * v + 0.45 * v * v) + lift * wing, (a[1] + (b[1] - a[1]) * u) * reach]
  }
  for (let side = 0; side < 8; side++) for (let i = 0; i < ALONG; i++) {
    const [u0, u1] = [i / ALONG, (i + 1) / ALONG]
    for (let k = 0; k < UP; k++) {
      const [v0, v1] = [k / UP, (k + 1) / UP]
      s.paint(roof)
      s.slopes([point(side, u0, v0), point(side, u1, v0), point(side, u1, v1), point(side, u0, v1)])
    }
    const [p, q] = [point(side, u0, 0), point(side, u1, 0)]
    const sink = (t: readonly [number, number, number], by: number, scale: number) => [t[0] * scale, t[1] - by, t[2] * scale] as const
    s.paint(plain('#3d7d74', 0.7))
    s.face([sink(p, 0.22, 1), sink(q, 0.22, 1), q, p])
    s.paint(plain('#7c3a2b', 0.6))
    s.face([sink(q, 0.22, 1), sink(p, 0.22, 1), sink(p, -0.35, 0.72), sink(q, -0.35, 0.72)])
  }
}
