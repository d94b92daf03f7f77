import { copper, facade, glass, granite, type Model, plain, tiles } from './model.ts'

/** 胶澳总督官邸（迎宾馆）: a villa of rough granite and yellow plaster, its great gables like dragons' backs, a winter garden, a round tower. */
export const governorsResidence: Model = {
  faces: 200,
  draw(s, { w, d, h, walls, roof, row }) {
    const FLOOD = 0.6, front = d / 2, eaves = 11.5
    const rough = granite('#a59680', FLOOD), wall = plain(walls, FLOOD), red = tiles(roof, 0.3), green = copper('#7ba58f', 0.4), dark = glass()
    const windows = facade(walls, row('rect'), 2, 'plaster', FLOOD)
    s.paint(rough)
    s.box(-w / 2, w / 2, -1, 3.4, -front, front)
    s.paint(windows)
    s.box(-w / 2 + 0.5, w / 2 - 0.5, 3.4, eaves, -front + 0.5, front - 0.5, { lid: false, bay: 3.4, floors: 2 })
    s.paint(red)
    s.hip(-w / 2 + 0.5, w / 2 - 0.5, -front + 0.5, front - 0.5, eaves, 9, { over: 0.7, mansard: [3, 5] })
    for (const [u, half, high] of [[-w * 0.27, w * 0.17, 10], [w * 0.25, w * 0.13, 8]] as const) {
      const face = s.plane(u, front + 1.2, 0)
      s.paint(windows)
      s.box(u - half, u + half, 3.4, eaves, front - 4, front + 1.2, { lid: false, bay: 3.4, floors: 2 })
      s.paint(rough)
      s.box(u - half - 0.2, u + half + 0.2, -1, 3.4, front - 4, front + 1.5)
      s.paint(wall)
      // The sweep of the Jugendstil.
      face.shape([[-half, eaves], [half, eaves], [half * 0.94, eaves + high * 0.28], [half * 0.62, eaves + high * 0.55], [half * 0.3, eaves + high * 0.9], [0, eaves + high], [-half * 0.3, eaves + high * 0.9], [-half * 0.62, eaves + high * 0.55], [-half * 0.94, eaves + high * 0.28]], 0.15)
      s.paint(rough)
      for (let i = 0; i < 7; i++) face.slab((i % 2 ? 1 : -1) * half * (0.9 - i * 0.11), eaves + i * high * 0.1, 1.3, 0.9, 0.4)
      face.slab(0, eaves - 0.3, half * 2, 0.6, 0.3)
      face.ring(0, eaves + high * 0.5, 1.3, 1.9, 0.4, 16)
      s.paint(dark)
      face.disc(0, eaves + high * 0.5, 1.3, 0.2, 16)
      s.paint(red)
      s.saddle(u - half, u + half, -2, front + 1.1, eaves, high * 0.86, 'z', { over: 0 })
    }
    // The winter garden.
    s.paint(rough)
    s.box(-4, 6, -1, 3.2, front - 1, front + 3)
    s.paint(facade('#e9e4d6', row('lattice'), 1, 'timber', 0.4))
    s.box(-3.8, 5.8, 3.2, 7.4, front - 1, front + 2.8, { lid: false, bay: 1.6 })
    s.paint(green)
    s.hip(-3.8, 5.8, front - 1, front + 2.8, 7.4, 1.6, { over: 0.3 })
    // The tower.
    const [tx, tz, top] = [w / 2 - 3.4, front - 2.4, Math.min(h, 31) - 11]
    s.paint(rough)
    s.lathe(tx, tz, [[4.3, -1], [4.1, 8], [3.8, 8.4]], 14)
    s.paint(facade(walls, row('arch'), 2, 'plaster', FLOOD))
    s.prism(s.regular(tx, tz, 3.8, 14), 8.4, top, { lid: false, bay: 1.8, floors: 2 })
    s.paint(red)
    s.lathe(tx, tz, [[4.5, top - 0.2], [3.2, top + 3.4], [1.7, top + 6.4], [0.1, top + 10.6]], 14)
    s.paint(plain('#c99f4a', FLOOD))
    s.lathe(tx, tz, [[0, top + 10.2], [0.3, top + 10.6], [0, top + 11]], 8)
    s.paint(plain('#4a3526'))
    s.plane(w * 0.25, front + 1.5, 0).arch(0, -0.4, 2.4, 3.4, 0.06, 8)
    s.paint(rough)
    s.stairs(w * 0.25 - 2.4, w * 0.25 + 2.4, front + 1.5, front + 4, -1, -0.2, 4)
  },
}
