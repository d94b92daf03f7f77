import { KIND } from '../mesh.ts'
import { copper, facade, granite, type Model, plain, tiles } from './model.ts'

/** 胶澳警察署: red brick on granite, stepped gables, a belfry of 30 m. */
export const police: Model = {
  faces: 180,
  draw(s, { w, d, walls, roof, row }) {
    const FLOOD = 0.5, front = d / 2, eaves = 11.4
    const stone = granite('#b1a68f', FLOOD), red = tiles(roof, 0.3), trim = plain('#d9cfb8', FLOOD)
    const brick = facade(walls, row('arch'), 2, 'brick', FLOOD), solid = facade(walls, 255, 0, 'brick', FLOOD)
    s.paint(stone)
    s.box(-w / 2 - 0.2, w / 2 + 0.2, -0.5, 1.8, -front, front - 0.9)
    s.paint(brick)
    s.box(-w / 2, w / 2, 1.8, eaves, -front, front - 1, { lid: false, bay: 3.3, floors: 2 })
    s.paint(red)
    s.saddle(-w / 2, w / 2, -front, front - 1, eaves, 5.1, 'x', { over: 0.3, gable: solid })
    for (const u of [-w / 2 + 5, w / 2 - 5]) stepped(u, 4.6)
    function stepped(u: number, half: number) {
      s.paint(brick)
      s.box(u - half, u + half, 1.8, eaves, front - 3, front, { lid: false, bay: 3.1, floors: 2 })
      const face = s.plane(u, front, 0)
      const steps = 4
      for (let i = 0; i < steps; i++) {
        const wide = half * 2 * (1 - i / steps)
        s.paint(solid)
        face.rect(0, eaves + i * 1.5, wide, 1.5, 0, { bays: wide / 3, floors: 0.4 })
        s.paint(trim)
        for (const side of [-1, 1]) s.box(u + side * (wide / 2 - (half / steps) / 2) - half / steps / 2 - 0.08, u + side * (wide / 2 - (half / steps) / 2) + half / steps / 2 + 0.08, eaves + (i + 1) * 1.5 - 0.08, eaves + (i + 1) * 1.5 + 0.2, front - 0.6, front + 0.15)
      }
      s.paint({ kind: KIND.glass, colour: '#37424c' })
      for (const x of [-1.2, 1.2]) face.arch(x, eaves + 0.5, 1, 2.4, 0.06, 6)
      face.arch(0, eaves + 3.5, 0.8, 1.6, 0.06, 6)
      s.paint(red)
      s.saddle(u - half, u + half, -front + d * 0.35, front - 0.4, eaves, 5, 'z', { over: 0 })
    }
    const t = { x: w * 0.06, z: front - 3.2, half: 3, top: 20.5 }
    s.paint(solid)
    s.box(t.x - t.half, t.x + t.half, 0, t.top, t.z - t.half, t.z + t.half)
    s.paint(stone)
    for (const y of [eaves + 0.4, t.top - 0.4]) s.box(t.x - t.half - 0.25, t.x + t.half + 0.25, y, y + 0.5, t.z - t.half - 0.25, t.z + t.half + 0.25)
    s.box(t.x - t.half - 0.15, t.x + t.half + 0.15, 0, 3.8, t.z - t.half - 0.15, t.z + t.half + 0.15)
    for (const turn of [0, Math.PI / 2, Math.PI, -Math.PI / 2]) {
      const side = s.plane(t.x + Math.sin(turn) * t.half, t.z + Math.cos(turn) * t.half, turn)
      s.paint(trim)
      for (const u of [-1.2, 1.2]) side.archivolt(u, 15.2, 1.2, 3.6, 0.25, 0.15, 6)
      s.paint({ kind: KIND.glass, colour: '#2f3841' })
      for (const u of [-1.2, 1.2]) side.arch(u, 15.2, 1.2, 3.6, 0.06, 6)
      for (const u of [-0.9, 0.9]) side.arch(u, 6, 0.9, 3, 0.06, 6)
    }
    s.paint(plain('#4c3526'))
    s.plane(t.x, t.z + t.half + 0.16, 0).arch(0, 0, 2.2, 3.4, 0.02, 8)
    s.paint(red)
    s.hip(t.x - t.half, t.x + t.half, t.z - t.half, t.z + t.half, t.top, 4.4, { over: 0.5 })
    s.paint(plain('#e2d8c2', FLOOD))
    s.prism(s.regular(t.x, t.z, 1.3, 8), t.top + 2.6, t.top + 5.2)
    s.paint(copper())
    s.lathe(t.x, t.z, [[1.7, t.top + 5.1], [1.5, t.top + 6], [0.7, t.top + 7], [0.08, t.top + 9.3]], 8)
  },
}
