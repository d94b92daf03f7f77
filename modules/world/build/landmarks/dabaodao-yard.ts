import { facade, type Model, plain, tiles } from './model.ts'

/** 大鲍岛里院: four wings about a yard; wooden galleries run round it on every floor, and one passage leads in from the street. */
export const dabaodaoYard: Model = {
  faces: 180,
  draw(s, { w, d, walls, roof, row }) {
    const wing = Math.min(7, w * 0.22, d * 0.22), eaves = 9.6, front = d / 2
    const red = tiles(roof), green = plain('#4e7a5e'), yard = { x: w / 2 - wing, z: front - wing }
    s.paint(facade(walls, row('rect'), 3, 'plaster'))
    s.box(-w / 2, w / 2, -0.5, eaves, -front, front, { lid: false, bay: 3, floors: 3 })
    // Within, the walls look the other way.
    s.paint(facade(walls, row('gallery'), 3, 'plaster'))
    const inner = [[-yard.x, -yard.z], [yard.x, -yard.z], [yard.x, yard.z], [-yard.x, yard.z]] as const
    inner.forEach((a, i) => {
      const b = inner[(i + 1) % 4]!
      s.wall(a, b, 0, eaves, { bays: Math.max(1, Math.round(Math.hypot(b[0] - a[0], b[1] - a[1]) / 3)), floors: 3 })
    })
    s.paint(red)
    s.saddle(-w / 2, w / 2, yard.z, front, eaves, 2.8, 'x', { gable: plain(walls) })
    s.saddle(-w / 2, w / 2, -front, -yard.z, eaves, 2.8, 'x', { gable: plain(walls) })
    s.saddle(-w / 2, -yard.x, -yard.z, yard.z, eaves, 2.7, 'z', { over: 0.3 })
    s.saddle(yard.x, w / 2, -yard.z, yard.z, eaves, 2.7, 'z', { over: 0.3 })
    const g = 1.5
    s.paint(plain('#8b6f52'))
    for (const y of [3.2, 6.4]) {
      s.box(-yard.x, yard.x, y - 0.12, y, -yard.z, -yard.z + g)
      s.box(-yard.x, yard.x, y - 0.12, y, yard.z - g, yard.z)
      s.box(-yard.x, -yard.x + g, y - 0.12, y, -yard.z + g, yard.z - g)
      s.box(yard.x - g, yard.x, y - 0.12, y, -yard.z + g, yard.z - g)
    }
    s.detail(true)
    s.paint(green)
    for (const y of [3.2, 6.4]) for (const z of [-yard.z + g, yard.z - g]) {
      s.box(-yard.x + g, yard.x - g, y + 0.9, y + 1, z - 0.04, z + 0.04)
      s.box(-yard.x + g, yard.x - g, y + 0.1, y + 0.18, z - 0.04, z + 0.04)
      for (let x = -yard.x + g; x <= yard.x - g + 0.01; x += 0.75) s.box(x - 0.03, x + 0.03, y, y + 0.95, z - 0.03, z + 0.03, { lid: false })
    }
    for (const y of [3.2, 6.4]) for (const x of [-yard.x + g, yard.x - g]) {
      s.box(x - 0.04, x + 0.04, y + 0.9, y + 1, -yard.z + g, yard.z - g)
      s.box(x - 0.04, x + 0.04, y + 0.1, y + 0.18, -yard.z + g, yard.z - g)
    }
    s.paint(plain('#6d3b2b'))
    for (let x = -yard.x + g; x <= yard.x - g + 0.01; x += (2 * (yard.x - g)) / Math.max(2, Math.round((2 * (yard.x - g)) / 3))) for (const z of [-yard.z + g, yard.z - g]) s.box(x - 0.1, x + 0.1, 0, eaves - 0.3, z - 0.1, z + 0.1, { lid: false })
    s.detail(false)
    const gate = s.plane(0, front, 0)
    s.paint(plain('#d9cbb0'))
    gate.archivolt(0, 0, 2.8, 3.4, 0.5, 0.25, 8)
    s.paint(plain('#3a2a20'))
    gate.arch(0, 0, 2.8, 3.4, 0.06, 8)
  },
}
