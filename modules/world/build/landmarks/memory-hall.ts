import { facade, glass, granite, type Model, plain, tiles } from './model.ts'

/** 中山路城市记忆馆（青岛商会旧址）: two storeys over a basement, the front in three parts, each with its curved gable. */
export const memoryHall: Model = {
  faces: 90,
  draw(s, { w, d, walls, roof, row }) {
    const FLOOD = 0.65
    const stone = granite('#a99a82', FLOOD), wall = plain(walls, FLOOD), trim = plain('#efe6cf', FLOOD), red = tiles(roof, 0.3), dark = glass('#38434d')
    const front = d / 2, eaves = 10.4, plinth = 1.3
    s.paint(stone)
    s.box(-w / 2 - 0.2, w / 2 + 0.2, -0.6, plinth, -front, front + 0.1)
    s.paint(facade(walls, row('arch'), 2, 'plaster', FLOOD))
    s.box(-w / 2, w / 2, plinth, eaves, -front, front - 0.8, { lid: false, bay: 3.2, floors: 2 })
    s.paint(red)
    s.hip(-w / 2, w / 2, -front, front - 0.8, eaves, 4.6, { over: 0.5, mansard: [1.4, 2.6] })
    const face = s.plane(0, front - 0.8, 0)
    s.paint(trim)
    face.slab(0, 5.7, w, 0.45, 0.3)
    face.slab(0, eaves - 0.5, w, 0.5, 0.4)

    for (const [u, wide, high] of [[-w * 0.34, w * 0.2, 3.8], [w * 0.34, w * 0.2, 3.8], [0, w * 0.26, 5]] as const) {
      const isMiddle = u === 0, out = isMiddle ? 1.1 : 0.8, h = wide / 2
      s.paint(facade(walls, row('pair_arch'), 2, 'plaster', FLOOD))
      s.box(u - h, u + h, plinth, eaves, front - 1, front - 0.8 + out, { lid: false, bay: wide / 3, floors: 2 })
      // The gable swings in and out like those of the Baroque.
      const outline = ([[1, 0], [1, 0.12], [0.86, 0.2], [0.72, 0.42], [0.6, 0.6], [0.42, 0.66], [0.36, 0.86], [0.2, 0.97], [0, 1]] as const).map(([x, y]) => [x * h, eaves + y * high] as const)
      const gable = s.plane(u, front - 0.8 + out, 0)
      s.paint(wall)
      gable.shape([...outline.map(([x, y]) => [x, y] as const), ...outline.slice(0, -1).toReversed().map(([x, y]) => [-x, y] as const)].map(([x, y]) => [x, y] as const), 0.02)
      s.paint(trim)
      outline.slice(1).forEach(([x1, y1], i) => {
        const [x0, y0] = outline[i]!
        for (const side of [1, -1]) {
          const corners = [gable.on(side * (x0 + 0.1), y0, 0.2), gable.on(side * (x1 + 0.1), y1 + 0.12, 0.2), gable.on(side * (x1 - 0.1), y1 - 0.12, 0.22), gable.on(side * (x0 - 0.14), y0, 0.22)]
          s.face(side > 0 ? corners : corners.toReversed())
          const rim = [gable.on(side * (x0 + 0.1), y0, 0.2), gable.on(side * (x0 + 0.1), y0, -0.4), gable.on(side * (x1 + 0.1), y1 + 0.12, -0.4), gable.on(side * (x1 + 0.1), y1 + 0.12, 0.2)]
          s.face(side > 0 ? rim : rim.toReversed())
        }
      })
      gable.slab(0, eaves - 0.3, wide + 0.5, 0.5, 0.35)
      gable.slab(0, 5.7, wide + 0.2, 0.4, 0.25)
      for (const side of [-1, 1]) gable.slab(side * (h - 0.35), plinth, 0.7, eaves - plinth, 0.2)
      s.paint(trim)
      gable.ring(0, eaves + high * 0.46, 0.75, 1.05, 0.25, 14)
      s.paint(dark)
      gable.disc(0, eaves + high * 0.46, 0.75, 0.08, 14)
      s.paint(red)
      s.saddle(u - h, u + h, front - 7, front - 1.1 + out, eaves, high * 0.62, 'z', { over: 0 })
      if (!isMiddle) continue
      s.paint(trim)
      gable.archivolt(0, 0.4, 2.2, 3.6, 0.4, 0.35, 8)
      s.paint(plain('#5b3b26'))
      gable.arch(0, 0.4, 2.2, 3.6, 0.12, 8)
      s.paint(stone)
      s.stairs(-2.2, 2.2, front + 0.3, front + 2.2, -0.2, 0.6, 4)
    }
  },
}
