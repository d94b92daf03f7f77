import { KIND } from '../mesh.ts'
import { copper, facade, granite, type Model, plain, tiles } from './model.ts'

/** 江苏路基督教堂: hall of 18 m under a steep red roof, and a tower of 39 m with clocks and a helm of green copper. */
export const christChurch: Model = {
  faces: 200,
  draw(s, { w, d, walls, roof, row }) {
    const FLOOD = 0.7, front = d / 2
    const rough = granite('#9d8f7b', FLOOD), wall = plain(walls, FLOOD), red = tiles(roof, 0.3), green = copper('#6b9c85', FLOOD)
    const tower = { x: -w / 2 + 4, z: front - 4, half: 4, top: 24.6 }
    const hall = { x0: -w / 2 + 6, x1: w / 2, eaves: 8.5 }

    s.paint(rough)
    s.box(-w / 2 + 0.4, w / 2 + 0.3, -1, 1.6, -front, front - 1.6)
    s.paint(facade(walls, row('tall_arch'), 1, 'plaster', FLOOD))
    s.box(hall.x0, hall.x1, 1.6, hall.eaves, -front, front - 2, { lid: false, bay: 4.4 })
    s.paint(red)
    s.saddle(hall.x0, hall.x1, -front, front - 2, hall.eaves, 9.5, 'z', { over: 0.7, gable: wall })
    // A gable across, with its great window.
    s.paint(wall)
    s.box(hall.x1 - 2, hall.x1 + 2, 0, hall.eaves, -6, 6, { lid: false })
    s.paint(red)
    s.saddle(hall.x0 + 3, hall.x1 + 2, -6, 6, hall.eaves, 7, 'x', { over: 0.5, gable: wall })
    for (const [x, z, turn] of [[(hall.x0 + hall.x1) / 2, front - 2, 0], [hall.x1 + 2, 0, Math.PI / 2]] as const) {
      const face = s.plane(x, z, turn)
      s.paint(rough)
      face.archivolt(0, 4.4, 4, 7, 0.8, 0.35, 10)
      s.paint({ kind: KIND.rose, colour: '#b9a57c', flood: FLOOD })
      face.disc(0, 9.3, 1.9, 0.12)
      s.paint({ kind: KIND.glass, colour: '#3f4e5b' })
      face.arch(0, 4.4, 4, 7, 0.06, 10)
    }
    s.paint(rough)
    s.box(hall.x0 + 1.8, hall.x0 + 8.2, 0, 4.6, front - 2.2, front + 0.4)
    s.paint(plain('#50392a'))
    s.plane(hall.x0 + 5, front + 0.4, 0).arch(0, 0, 2.6, 3.8, 0.06, 8)
    s.paint(red)
    s.saddle(hall.x0 + 1.8, hall.x0 + 8.2, front - 2.2, front + 0.4, 4.6, 2.4, 'z', { over: 0.3, gable: wall })

    s.paint(wall)
    s.box(tower.x - tower.half, tower.x + tower.half, 0, tower.top, tower.z - tower.half, tower.z + tower.half)
    s.paint(rough)
    s.box(tower.x - tower.half - 0.3, tower.x + tower.half + 0.3, -1, 5, tower.z - tower.half - 0.3, tower.z + tower.half + 0.3)
    for (const cx of [-1, 1]) for (const cz of [-1, 1]) s.box(tower.x + cx * tower.half - 0.7, tower.x + cx * tower.half + 0.55, 5, tower.top, tower.z + cz * tower.half - 0.7, tower.z + cz * tower.half + 0.55)
    for (const turn of [0, Math.PI / 2, Math.PI, -Math.PI / 2]) {
      const side = s.plane(tower.x + Math.sin(turn) * tower.half, tower.z + Math.cos(turn) * tower.half, turn)
      s.paint(rough)
      side.slab(0, 15.6, tower.half * 2 + 0.6, 0.5, 0.35)
      side.ring(0, 21.3, 2, 2.5, 0.35, 20)
      side.shape([[-tower.half, tower.top], [tower.half, tower.top], [tower.half * 0.55, tower.top + 2.2], [0, tower.top + 3], [-tower.half * 0.55, tower.top + 2.2]], 0.1)
      s.paint({ kind: KIND.clock, colour: '#27303a', flood: 1 })
      side.disc(0, 21.3, 2, 0.15)
      s.paint({ kind: KIND.glass, colour: '#39444e' })
      for (const u of [-1.5, 0, 1.5]) side.arch(u, 16.5, 0.9, 2.4, 0.06, 6)
      for (const u of [-1, 1]) side.arch(u, 8.4, 0.9, 4, 0.06, 6)
    }
    // The helm: it bulges, draws in, and ends in a point.
    s.paint(green)
    const helm = ([[5.4, 0], [4.4, 1.6], [4.1, 3.2], [3.4, 5], [2.2, 6.6], [1.5, 7.6], [1.3, 9], [0.5, 11.2], [0.08, 13.4]] as const).map(([r, y]) => [r, tower.top + y] as const)
    s.lathe(tower.x, tower.z, helm, 8)
    s.paint(plain('#d3ab52', FLOOD))
    s.lathe(tower.x, tower.z, [[0, tower.top + 13], [0.35, tower.top + 13.4], [0, tower.top + 13.9]], 8)
    s.cross(tower.x, tower.z, tower.top + 13.2, 1.2)
  },
}
