import { KIND } from '../mesh.ts'
import { facade, glass, granite, type Model, plain, tiles } from './model.ts'

/** 青岛站: the old hall, like a church of a German village: a steep gable with a great arched window, and a clock tower of 35 m beside it. */
export const station: Model = {
  faces: 90,
  draw(s, { w, d, walls, roof, row }) {
    const FLOOD = 0.7
    const wall = plain(walls, FLOOD), trim = granite('#9c8f7a', FLOOD), red = tiles(roof, 0.3), dark = glass('#35424f')
    const front = d / 2
    const hall = { x0: -w * 0.18, x1: w / 2, eaves: 9.5 }
    const tower = { x: -w * 0.18 - 3.6, z: front - 3.8, half: 3.6, top: 22 }

    // The long range, and the hall's great gable towards the square.
    s.paint(facade(walls, row('arch'), 2, 'plaster', FLOOD))
    s.box(-w / 2, hall.x1, 0, 8, -front, front - 4, { lid: false, bay: 3.6, floors: 2 })
    s.paint(red)
    s.hip(-w / 2, hall.x1, -front, front - 4, 8, 5.5)
    const gable = { x: (hall.x0 + hall.x1) / 2, half: Math.min(9, (hall.x1 - hall.x0) / 2 - 0.5) }
    s.paint(wall)
    s.box(gable.x - gable.half, gable.x + gable.half, 0, hall.eaves, -front + 1, front, { lid: false })
    s.paint(red)
    s.saddle(gable.x - gable.half, gable.x + gable.half, -front + 1, front - 0.3, hall.eaves, 9, 'z', { over: 0.1, gable: wall })
    const face = s.plane(gable.x, front, 0)
    s.paint(trim)
    s.face([face.on(-gable.half - 0.5, hall.eaves - 0.4, 0.2), face.on(-gable.half + 0.3, hall.eaves - 0.4, 0.2), face.on(0, hall.eaves + 8.6, 0.2), face.on(0, hall.eaves + 9.6, 0.2)])
    s.face([face.on(gable.half - 0.3, hall.eaves - 0.4, 0.2), face.on(gable.half + 0.5, hall.eaves - 0.4, 0.2), face.on(0, hall.eaves + 9.6, 0.2), face.on(0, hall.eaves + 8.6, 0.2)])
    face.archivolt(0, 4.4, 8, 8.2, 0.7, 0.3, 12)
    s.paint(dark)
    face.arch(0, 4.4, 8, 8.2, 0.08, 12)
    s.paint(trim)
    for (const u of [-2, 0, 2]) face.slab(u, 4.4, 0.22, u === 0 ? 8 : 7.2, 0.16)
    face.slab(0, 8.2, 8, 0.25, 0.16)
    for (const u of [-5.4, -1.9, 1.9, 5.4]) {
      if (Math.abs(u) > gable.half - 1.4) continue
      s.paint(trim)
      face.archivolt(u, 0, 2, 3.6, 0.4, 0.25, 6)
      s.paint(plain('#5a3a28'))
      face.arch(u, 0, 2, 3.6, 0.08, 6)
    }
    s.paint(trim)
    face.slab(0, 3.9, gable.half * 2, 0.4, 0.25)
    s.paint(plain('#e8dfc8', FLOOD))
    for (const u of [-1.3, 0, 1.3]) face.arch(u, hall.eaves + 4.4, 0.7, 2 - Math.abs(u) * 0.4, 0.1, 6)

    // The tower: rough granite at the corners, four clocks, gables, a steep spire.
    s.paint(wall)
    s.box(tower.x - tower.half, tower.x + tower.half, 0, tower.top, tower.z - tower.half, tower.z + tower.half)
    s.paint(trim)
    s.box(tower.x - tower.half - 0.25, tower.x + tower.half + 0.25, 0, 3, tower.z - tower.half - 0.25, tower.z + tower.half + 0.25)
    for (const cx of [-1, 1]) for (const cz of [-1, 1]) s.box(tower.x + cx * tower.half - 0.5, tower.x + cx * tower.half + 0.5, 3, tower.top, tower.z + cz * tower.half - 0.5, tower.z + cz * tower.half + 0.5)
    s.box(tower.x - tower.half - 0.35, tower.x + tower.half + 0.35, 15, 15.5, tower.z - tower.half - 0.35, tower.z + tower.half + 0.35)
    for (const turn of [0, Math.PI / 2, Math.PI, -Math.PI / 2]) {
      const side = s.plane(tower.x + Math.sin(turn) * tower.half, tower.z + Math.cos(turn) * tower.half, turn)
      s.paint(wall)
      side.shape([[-tower.half, tower.top], [tower.half, tower.top], [0, tower.top + 5.4]], 0)
      s.paint(trim)
      side.ring(0, 19, 1.75, 2.15, 0.3, 20)
      s.paint({ kind: KIND.clock, colour: '#f4eddb', flood: 1 })
      side.disc(0, 19, 1.75, 0.12)
      s.paint(dark)
      for (const u of [-1, 1]) side.arch(u, 11, 0.9, 3, 0.06, 6)
      for (const u of [-1, 1]) side.arch(u, 6, 0.9, 3, 0.06, 6)
      side.arch(0, tower.top + 0.8, 0.9, 2.4, 0.06, 6)
    }
    s.paint(red)
    s.saddle(tower.x - tower.half, tower.x + tower.half, tower.z - tower.half, tower.z + tower.half, tower.top, 5.4, 'z', { over: 0.3 })
    s.saddle(tower.x - tower.half, tower.x + tower.half, tower.z - tower.half, tower.z + tower.half, tower.top, 5.4, 'x', { over: 0.3 })
    s.spire(s.regular(tower.x, tower.z, 3.4, 8), tower.top + 2, 11, { x: tower.x, z: tower.z })
    s.paint(plain('#6f665a'))
    s.lathe(tower.x, tower.z, [[0.06, tower.top + 12.5], [0.25, tower.top + 13], [0, tower.top + 13.3]], 6)
  },
}
