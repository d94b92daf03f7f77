import { KIND } from '../mesh.ts'
import type { Solids } from '../solids.ts'
import { facade, type Model, plain } from './model.ts'

/** 海上皇宫: white shells, quarters of circles, over the water on 108 piles. */
export const seaPalace: Model = {
  faces: 180,
  draw(s, { w, d, row }) {
    const FLOOD = 0.9, r = Math.min(w, d) / 2
    const white = { kind: KIND.shell, colour: '#f3f3ef', flood: FLOOD } as const
    s.paint(plain('#b9b6ae'))
    s.detail(true)
    for (let ring = 1; ring <= 4; ring++) for (let i = 0; i < ring * 10 + 2; i++) {
      const turn = (i / (ring * 10 + 2)) * 2 * Math.PI
      s.lathe(Math.sin(turn) * r * ring * 0.235, Math.cos(turn) * r * ring * 0.235, [[0.45, -6], [0.45, 2.6]], 5)
    }
    s.detail(false)
    s.paint(plain('#dedbd2', 0.5))
    s.lathe(0, 0, [[r * 0.9, 2], [r, 2.4], [r, 3.4], [r * 0.98, 3.4]], 32)
    s.top(s.regular(0, 0, r, 32), 3.4)
    s.paint(facade('#e9ebe8', row('curtain'), 2, 'glass', 0.4))
    s.prism(s.regular(0, 0, r * 0.8, 32), 3.4, 10.4, { bay: 3.4, floors: 2 })
    s.paint(white)
    s.lathe(0, 0, [[r * 0.86, 10], [r * 0.86, 10.9], [r * 0.7, 11.2]], 32)
    s.top(s.regular(0, 0, r * 0.8, 32), 10.9)
    for (const [x, z, size, turn] of [[0, -r * 0.1, r * 0.62, 0], [-r * 0.46, r * 0.1, r * 0.42, 0.7], [r * 0.46, r * 0.1, r * 0.42, -0.7], [0, r * 0.36, r * 0.34, 0], [-r * 0.4, -r * 0.42, r * 0.32, 2.4], [r * 0.4, -r * 0.42, r * 0.32, -2.4]] as const) shell(s, x, z, 10.6, size, turn, row('curtain'))
    function shell(on: Solids, x: number, z: number, y: number, size: number, turn: number, curtain: number) {
      const ACROSS = 10, UP = 7
      // A quarter of a ball, open to its front; its rim stands a little forward.
      const point = (u: number, v: number, scale = 1): readonly [number, number, number] => {
        const a = Math.PI * (u - 0.5), b = (Math.PI / 2) * v
        const lx = Math.sin(a) * Math.cos(b) * size * scale, ly = Math.sin(b) * size * 1.02 * scale, lz = -Math.cos(a) * Math.cos(b) * size * scale
        const lean = 0.28 * ly
        return [x + Math.cos(turn) * lx + Math.sin(turn) * (lz + lean), y + ly, z - Math.sin(turn) * lx + Math.cos(turn) * (lz + lean)]
      }
      on.paint(white)
      for (let i = 0; i < ACROSS; i++) for (let k = 0; k < UP; k++) {
        const [u0, u1, v0, v1] = [i / ACROSS, (i + 1) / ACROSS, k / UP, (k + 1) / UP]
        const quad = [point(u1, v0), point(u0, v0), point(u0, v1), point(u1, v1)]
        on.slopes(k === UP - 1 ? quad.slice(0, 3) : quad)
      }
      // The rim, and the glass behind it.
      for (let i = 0; i < 2 * UP; i++) {
        const at = (n: number, scale: number) => (n <= UP ? point(0, n / UP, scale) : point(1, 2 - n / UP, scale))
        on.face([at(i, 1), at(i, 0.93), at(i + 1, 0.93), at(i + 1, 1)].toReversed())
        on.face([at(i, 1), at(i, 0.93), at(i + 1, 0.93), at(i + 1, 1)])
      }
      on.paint(facade('#dfe8ea', curtain, 3, 'glass', 0.3))
      const panes = Array.from({ length: UP * 2 + 1 }, (_, n) => (n <= UP ? point(0, n / UP, 0.93) : point(1, 2 - n / UP, 0.93)))
      const uv = panes.map((p) => [Math.hypot(p[0] - x, p[2] - z) / 2, (p[1] - y) / 4] as const)
      on.face(panes, uv)
      on.face(panes.toReversed(), uv.toReversed())
    }
  },
}
