import { KIND } from '../mesh.ts'
import { glass, granite, type Model, plain } from './model.ts'

/** 小青岛灯塔: white, eight sides, 15.5 m, a lantern with its prism. */
export const lighthouse: Model = {
  faces: 180,
  draw(s) {
    const white = plain('#f4f2ea', 0.6), dark = glass('#34434f')
    s.paint(granite('#a89c88', 0.4))
    s.prism(s.regular(0, 0, 4.4, 8), -1, 0.9)
    s.prism(s.regular(0, 0, 3.4, 8), 0.9, 2)
    s.paint(white)
    s.lathe(0, 0, [[2.5, 2], [1.75, 10.8]], 8)
    s.prism(s.regular(0, 0, 2.6, 8), 10.8, 11.3)
    s.lathe(0, 0, [[1.8, 10.4], [2.55, 10.9]], 8)
    s.detail(true)
    for (const [x, z] of s.regular(0, 0, 2.45, 8)) s.box(x - 0.05, x + 0.05, 11.3, 12.2, z - 0.05, z + 0.05)
    s.lathe(0, 0, [[2.45, 12.1], [2.45, 12.22]], 8)
    s.detail(false)
    s.paint({ kind: KIND.glow, colour: '#ffe2a0' })
    s.lathe(0, 0, [[0.3, 11.6], [0.75, 12], [0.75, 13], [0.3, 13.4]], 8)
    s.paint(plain('#b34032', 0.5))
    for (const [x, z] of s.regular(0, 0, 1.25, 8)) s.box(x - 0.06, x + 0.06, 11.3, 13.6, z - 0.06, z + 0.06)
    s.lathe(0, 0, [[1.6, 13.5], [1.2, 14.1], [0.3, 14.8], [0.12, 15.5]], 8)
    const door = s.plane(0, 2.3, 0)
    s.paint(dark)
    door.arch(0, 2, 0.9, 2, 0.12, 6)
    s.plane(0, 1.9, 0).arch(0, 6.5, 0.5, 1.1, 0.12, 6)
  },
}
