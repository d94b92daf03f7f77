import { KIND } from '../mesh.ts'
import { facade, granite, type Model, plain, tiles } from './model.ts'

/** 胶澳总督府: 80 × 40 m in the shape of 凹, granite, red mansards, a pediment over the middle, 39 steps up to the door. */
export const governorsHall: Model = {
  faces: 190,
  draw(s, { w, d, walls, roof, row }) {
    const FLOOD = 0.7
    const stone = granite(walls, FLOOD), trim = plain('#e6dcc6', FLOOD), red = tiles(roof, 0.35)
    const windows = facade(walls, row('arch'), 3, 'granite', FLOOD)
    const front = d / 2, eaves = 15, plinth = 2.6
    const wing = w * 0.17

    s.paint(granite('#a8987d', FLOOD))
    s.box(-w / 2 - 0.3, w / 2 + 0.3, -2, plinth, -front + 8, front - 3.4)
    s.paint(windows)
    s.box(-w / 2 + wing, w / 2 - wing, plinth, eaves, -front + 16, front - 5, { lid: false, bay: 3.5, floors: 3 })
    for (const side of [-1, 1]) {
      const [x0, x1] = side < 0 ? [-w / 2, -w / 2 + wing] : [w / 2 - wing, w / 2]
      s.paint(windows)
      s.box(x0, x1, plinth, eaves + 0.8, -front, front - 3, { lid: false, bay: 3.5, floors: 3 })
      s.paint(red)
      s.hip(x0, x1, -front, front - 3, eaves + 0.8, 5.2, { mansard: [1.6, 3.6] })
      const face = s.plane((x0 + x1) / 2, front - 3, 0)
      s.paint(stone)
      face.shape([[-4, eaves + 0.8], [4, eaves + 0.8], [2.6, eaves + 2.8], [0, eaves + 4.6], [-2.6, eaves + 2.8]], 0.5)
      s.paint(trim)
      face.ring(0, eaves + 2.4, 0.8, 1.1, 0.65, 14)
    }
    s.paint(red)
    s.hip(-w / 2 + wing, w / 2 - wing, -front + 16, front - 5, eaves, 5, { mansard: [1.8, 3.6] })

    // The middle: two storeys of columns over an arcade, a pediment, a turret on the ridge.
    const mid = { w: w * 0.26, z: front - 1.6 }
    s.paint(facade(walls, row('arch'), 3, 'granite', FLOOD))
    s.box(-mid.w / 2, mid.w / 2, plinth, eaves + 1, front - 6, mid.z, { lid: false, bay: 3.5, floors: 3 })
    s.paint(trim)
    const face = s.plane(0, mid.z, 0)
    const pillars = 6
    for (let i = 0; i < pillars; i++) {
      const x = mid.w * (i / (pillars - 1) - 0.5) * 0.92
      s.column(x, mid.z + 0.45, plinth + 4, eaves + 0.2, 0.42, 8)
    }
    face.slab(0, plinth + 3.4, mid.w + 0.8, 0.6, 0.9)
    face.slab(0, eaves + 0.2, mid.w + 1.2, 1, 1)
    s.paint(stone)
    face.shape([[-mid.w / 2 - 0.6, eaves + 1.2], [mid.w / 2 + 0.6, eaves + 1.2], [0, eaves + 5.4]], 0.9)
    s.paint(trim)
    face.ring(0, eaves + 2.7, 1, 1.35, 1.1, 16)
    s.paint({ kind: KIND.clock, colour: '#f2ead6', flood: FLOOD })
    face.disc(0, eaves + 2.7, 1, 1)
    s.paint(red)
    s.saddle(-mid.w / 2 - 0.6, mid.w / 2 + 0.6, front - 12, mid.z + 0.9, eaves + 1.2, 4.3, 'z', { over: 0.2 })
    s.detail(true)
    s.paint(trim)
    for (const y of [plinth, plinth + 4.1, eaves - 0.4]) for (const side of [-1, 1]) {
      const [x0, x1] = side < 0 ? [-w / 2 - 0.25, -w / 2 + wing + 0.25] : [w / 2 - wing - 0.25, w / 2 + 0.25]
      s.box(x0, x1, y, y + 0.45, -front, front - 2.7)
    }
    s.box(-w / 2 + wing, w / 2 - wing, eaves - 0.5, eaves, -front + 15.8, front - 4.6)
    s.paint(plain('#4a3729'))
    for (const u of [-3.5, 0, 3.5]) face.arch(u, plinth, 2, 3.2, 0.08, 8)
    for (let x = -w / 2 + wing + 4; x < w / 2 - wing - 2; x += 5.2) {
      if (Math.abs(x) < mid.w / 2 + 1) continue
      s.paint(trim)
      s.box(x - 0.8, x + 0.8, eaves + 0.4, eaves + 2.4, front - 7.4, front - 5.3, { lid: false })
      s.paint({ kind: KIND.glass, colour: '#4a5866' })
      s.plane(x, front - 5.3, 0).rect(0, eaves + 0.7, 1, 1.4)
      s.paint(red)
      s.saddle(x - 0.8, x + 0.8, front - 8, front - 5.3, eaves + 2.4, 0.8, 'z', { over: 0.15 })
    }
    s.detail(false)
    s.paint(granite('#c7bba3', FLOOD))
    s.stairs(-5.5, 5.5, mid.z, mid.z + 7, -1, plinth, 13)
    s.box(-7, -5.5, -1, plinth + 0.6, mid.z, mid.z + 7)
    s.box(5.5, 7, -1, plinth + 0.6, mid.z, mid.z + 7)
  },
}
