import { KIND } from '../mesh.ts'
import { facade, glass, granite, type Model, plain, tiles } from './model.ts'

/** 圣弥厄尔大教堂: 65.9 × 37.6 m, two towers of 56 m with their crosses, nave, aisles, transept and apse; its front looks down 肥城路. */
export const cathedral: Model = {
  faces: 250,
  draw(s, { w, d, walls, roof, row }) {
    const FLOOD = 0.85
    const stone = granite(walls, FLOOD), trim = plain('#e0d2b2', FLOOD), red = tiles(roof, 0.5), dark = glass('#2b2f3a')
    const windows = facade(walls, row('tall_arch'), 1, 'granite', FLOOD)
    const front = d / 2, back = -d / 2
    const nave = { x: 8.5, wall: 17, rise: 6.5, from: back + 9, to: front - 8 }

    // Nave with its clerestory, aisles below it, transept across.
    s.paint(windows)
    s.box(-nave.x, nave.x, 8.5, nave.wall, nave.from, nave.to, { lid: false, bay: 4.2 })
    s.box(-nave.x - 4.6, nave.x + 4.6, 0, 8.5, nave.from + 3, nave.to, { lid: false, bay: 4.2 })
    const cross = { x: w / 2, from: back + 15, to: back + 28 }
    s.box(-cross.x, cross.x, 0, nave.wall, cross.from, cross.to, { lid: false, bay: 4.2 })
    s.paint(red)
    s.saddle(-nave.x, nave.x, nave.from, nave.to, nave.wall, nave.rise, 'z')
    s.saddle(-cross.x, cross.x, cross.from, cross.to, nave.wall, nave.rise - 0.6, 'x', { gable: stone })
    for (const side of [1, -1]) {
      const [inner, outer] = [nave.x * side, (nave.x + 4.6) * side]
      const [z0, z1] = side > 0 ? [nave.to, nave.from + 3] : [nave.from + 3, nave.to]
      s.slopes([[outer + 0.4 * side, 8.2, z0], [outer + 0.4 * side, 8.2, z1], [inner, 11.2, z1], [inner, 11.2, z0]])
    }
    s.paint(stone)
    for (const side of [1, -1]) {
      const transept = s.plane(cross.x * side, (cross.from + cross.to) / 2, (side * Math.PI) / 2)
      s.paint(trim)
      transept.ring(0, 15, 1.9, 2.3, 0.2)
      s.paint({ kind: KIND.rose, colour: '#c8b78e', flood: FLOOD })
      transept.disc(0, 15, 1.9)
    }
    s.detail(true)
    s.paint(stone)
    for (const side of [1, -1]) for (let z = nave.from + 6; z < nave.to - 2; z += 4.2) s.box(side > 0 ? 12.6 : -13.6, side > 0 ? 13.6 : -12.6, 0, 7.6, z - 0.4, z + 0.4)
    s.detail(false)

    // Apse: half a drum under half a cone, with chapels beside it.
    s.paint(facade(walls, row('tall_arch'), 1, 'granite', FLOOD))
    s.prism(s.regular(0, nave.from, 8, 12), 0, 13.5, { lid: false, bay: 4.2 })
    s.paint(red)
    s.spire(s.regular(0, nave.from, 8.6, 12), 13.4, 6, { x: 0, z: nave.from })

    // The front between the towers: gable, rose, three portals, a row of blind arches.
    s.paint(stone)
    s.box(-7, 7, 0, 22, front - 9, front - 1.2)
    const west = s.plane(0, front - 1.2, 0)
    west.shape([[-7, 22], [7, 22], [0, 28.5]], 0)
    s.paint(red)
    s.saddle(-7, 7, front - 9, front - 1.2, 22, 6.5, 'z', { over: 0.2 })
    s.paint(trim)
    west.ring(0, 16.5, 3.3, 4.1, 0.35, 28)
    west.slab(0, 11.2, 14, 0.5, 0.3)
    west.slab(0, 21.4, 14, 0.5, 0.35)
    s.paint({ kind: KIND.rose, colour: '#c8b78e', flood: FLOOD })
    west.disc(0, 16.5, 3.3, 0.1, 28)
    s.paint(trim)
    for (const [u, wide, high] of [[0, 4, 7], [-4.9, 2.4, 5], [4.9, 2.4, 5]] as const) {
      s.paint(trim)
      west.archivolt(u, 0.8, wide, high, 0.55, 0.55)
      s.paint(plain('#4a3426', 0.3))
      west.arch(u, 0.8, wide, high, 0.06)
    }
    s.detail(true)
    s.paint(dark)
    for (let u = -5.4; u <= 5.5; u += 1.8) west.arch(u, 8.5, 1, 2.2, 0.06, 6)
    for (const u of [-1.6, 0, 1.6]) west.arch(u, 22.6, 0.9, 2.6, 0.06, 6)
    s.detail(false)
    s.paint(trim)
    s.cross(0, front - 1.4, 28.4, 2.4)
    s.stairs(-8.5, 8.5, front - 1, front + 3.4, 0, 0.9, 5)

    for (const side of [-1, 1]) tower(side * 11.6)
    function tower(x: number) {
      const z = front - 5, half = 4.6, base = 33
      s.paint(stone)
      s.box(x - half, x + half, 0, base, z - half, z + half)
      s.detail(true)
      s.paint(stone)
      for (const cx of [-1, 1]) for (const cz of [-1, 1]) s.box(x + cx * half - 0.7, x + cx * half + 0.7, 0, base - 1, z + cz * half - 0.7, z + cz * half + 0.7)
      s.detail(false)
      s.paint(trim)
      for (const y of [8.6, 15.6, 22.4, base - 0.6]) s.box(x - half - 0.4, x + half + 0.4, y, y + 0.6, z - half - 0.4, z + half + 0.4)
      for (const turn of [0, Math.PI / 2, Math.PI, -Math.PI / 2]) {
        const wall = s.plane(x + Math.sin(turn) * half, z + Math.cos(turn) * half, turn)
        s.paint(trim)
        for (const u of [-1.6, 1.6]) wall.archivolt(u, 24.4, 1.7, 6.2, 0.35, 0.28, 6)
        s.paint(dark)
        for (const u of [-1.6, 1.6]) wall.arch(u, 24.4, 1.7, 6.2, 0.08, 6)
        s.detail(true)
        for (const u of [-1.5, 1.5]) wall.arch(u, 16.8, 1.1, 4.2, 0.08, 6)
        wall.arch(0, 10, 1.2, 4, 0.08, 6)
        wall.arch(0, 2.6, 1.2, 4, 0.08, 6)
        s.detail(false)
        // A small gable on each side of the spire's foot.
        s.paint(stone)
        wall.shape([[-2.6, base], [2.6, base], [0, base + 4]], 0.1)
        s.paint(dark)
        wall.arch(0, base + 0.5, 0.9, 2, 0.16, 6)
      }
      s.paint(red)
      s.saddle(x - half, x + half, z - 2.6, z + 2.6, base, 4, 'x', { over: 0.1 })
      s.saddle(x - 2.6, x + 2.6, z - half, z + half, base, 4, 'z', { over: 0.1 })
      s.spire(s.regular(x, z, 4.9, 16), base, 51.5 - base, { x, z })
      s.paint(trim)
      for (const cx of [-1, 1]) for (const cz of [-1, 1]) s.lathe(x + cx * (half - 0.5), z + cz * (half - 0.5), [[0.8, base], [0.8, base + 1.6], [0, base + 4.2]], 6)
      s.paint(plain('#d8b25a', FLOOD))
      s.lathe(x, z, [[0, 51], [0.45, 51.4], [0, 51.9]], 8)
      s.paint(plain('#3e3a36', 0.5))
      s.cross(x, z, 51.5, 4.5)
    }
  },
}
