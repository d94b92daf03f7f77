import { KIND } from '../mesh.ts'
import { facade, granite, type Model, plain } from './model.ts'

/** 百盛: a closed box of pale panels with a glass corner and glass fins, beside the old street. */
export const parkson: Model = {
  faces: 90,
  draw(s, { w, d, h, walls, row }) {
    const podium = Math.min(h, 24), front = d / 2
    s.paint(granite('#8f8a84'))
    s.box(-w / 2, w / 2, -0.5, 1, -front, front)
    s.paint(facade('#cfd4d6', row('curtain'), 1, 'glass'))
    s.box(-w / 2 + 0.6, w / 2 - 0.6, 1, 6, -front + 0.6, front - 0.6, { bay: 2.4 })
    s.paint(plain(walls, 0.35))
    s.box(-w / 2, w / 2, 6, podium, -front, front)
    s.paint(facade('#dfe3e4', row('curtain'), 5, 'glass', 0.3))
    const face = s.plane(0, front, 0)
    for (let u = -w / 2 + 4; u < w / 2 - 10; u += 9) face.rect(u + 3, 7.5, 6, podium - 10, 0.1, { bays: 3, floors: 4 })
    s.lathe(w / 2 - 6, front - 6, [[6.6, 1], [6.6, podium + 2]], 20)
    s.paint(plain('#f0efe9', 0.5))
    for (const y of [6, 12, 18, podium + 1.6]) s.lathe(w / 2 - 6, front - 6, [[6.75, y], [6.75, y + 0.5]], 20)
    s.top(s.regular(w / 2 - 6, front - 6, 6.7, 20), podium + 2)
    s.box(-w / 2 - 0.3, w / 2 + 0.3, podium - 0.8, podium + 0.6, -front - 0.3, front + 0.3)
    s.paint({ kind: KIND.sign, colour: '#c8202f' })
    face.slab(-w * 0.1, podium - 4.6, 14, 2.6, 0.5)
    if (h > podium + 4) {
      s.paint(facade('#c9cfd4', row('curtain'), Math.round((h - podium) / 4), 'glass', 0.2))
      s.box(-w * 0.36, w * 0.2, podium + 0.6, h, -front * 0.7, front * 0.5, { bay: 1.8, floors: Math.round((h - podium) / 4) })
      s.paint(plain('#e4e4df', 0.4))
      s.box(-w * 0.36 - 0.4, w * 0.2 + 0.4, h - 1.6, h, -front * 0.7 - 0.4, front * 0.5 + 0.4)
    }
  },
}
