import type { Prop } from '../place/features.ts'
import { type Chunk, KIND, type Mesh, meshAt } from '../build/mesh.ts'
import { solids, type Solids } from '../build/solids.ts'

type Draw = (s: Solids, mesh: Mesh) => void

/** A lump of leaves: a ball of few sides, dented. */
function crown(s: Solids, x: number, y: number, z: number, r: number, n: number, flat = 0.8) {
  s.lathe(x, z, [[0.02, y - r * flat], [r * 0.72, y - r * flat * 0.62], [r, y], [r * 0.7, y + r * flat * 0.66], [0.02, y + r * flat]], n)
}

const leaves = (colour: string) => ({ kind: KIND.leaves, colour })

const NEAR: Record<Prop['prop'], Draw> = {
  plane_tree(s) {
    s.paint({ kind: KIND.bark, colour: '#9a927c' })
    s.lathe(0, 0, [[0.34, -0.3], [0.24, 0.9], [0.2, 3.2], [0.13, 4.6]], 7)
    for (const [x, z, y] of [[1.4, 0.4, 6], [-1.1, 0.9, 6.2], [0.2, -1.5, 5.8]] as const) limb(s, [0, 3, 0], [x, y, z], 0.1)
    s.paint(leaves('#5f7d3a'))
    for (const [x, y, z, r] of [[0.1, 7.6, 0.1, 1.9], [1.8, 6.5, 0.5, 1.7], [-1.6, 6.7, 1.1, 1.6], [0.4, 6.2, -1.9, 1.7], [-1.3, 5.6, -1, 1.5], [0.9, 5.6, 1.8, 1.5], [2.5, 5.5, -0.9, 1.1], [-2.4, 5.7, 0.2, 1.1]] as const) crown(s, x, y, z, r, 7)
  },
  ginkgo(s) {
    s.paint({ kind: KIND.bark, colour: '#7d7363' })
    s.lathe(0, 0, [[0.28, -0.3], [0.2, 1], [0.1, 6]], 6)
    s.paint(leaves('#b7a43a'))
    for (const [x, y, z, r] of [[0, 8.2, 0, 1.2], [0.7, 6.6, 0.4, 1.5], [-0.8, 6.4, -0.3, 1.5], [0.1, 5, 0.8, 1.5], [0, 4.6, -0.9, 1.3]] as const) crown(s, x, y, z, r, 6, 1)
  },
  pine(s) {
    s.paint({ kind: KIND.bark, colour: '#6b4f3b' })
    s.lathe(0, 0, [[0.26, -0.3], [0.2, 2], [0.1, 6.8]], 6)
    s.paint(leaves('#3d5a38'))
    for (const [x, y, z, r] of [[0, 7.5, 0, 1], [0.5, 6.4, 0.2, 1.6], [-0.4, 5.2, -0.4, 2], [0.3, 4, 0.3, 2.1]] as const) crown(s, x, y, z, r, 6, 0.42)
  },
  lamp(s) {
    s.paint({ kind: KIND.plain, colour: '#33403a' })
    s.lathe(0, 0, [[0.22, 0], [0.2, 0.5], [0.09, 0.7], [0.06, 3.6], [0.1, 3.75]], 6)
    s.box(-0.55, 0.55, 3.5, 3.57, -0.03, 0.03)
    s.paint({ kind: KIND.glow, colour: '#ffe7bd' })
    for (const [x, y] of [[-0.5, 3.75], [0.5, 3.75], [0, 4.05]] as const) s.lathe(x, 0, [[0.05, y - 0.19], [0.19, y], [0.05, y + 0.19]], 6)
  },
  bench(s) {
    s.paint({ kind: KIND.plain, colour: '#7c5c3f' })
    for (const z of [-0.18, 0, 0.18]) s.box(-0.85, 0.85, 0.42, 0.47, z - 0.07, z + 0.07)
    for (const y of [0.62, 0.82]) s.box(-0.85, 0.85, y, y + 0.12, -0.32, -0.27)
    s.paint({ kind: KIND.plain, colour: '#33383a' })
    for (const x of [-0.7, 0.7]) s.box(x - 0.04, x + 0.04, 0, 0.92, -0.3, 0.2, { lid: false })
  },
  flag(s) {
    s.paint({ kind: KIND.plain, colour: '#d8d8d4' })
    s.lathe(0, 0, [[0.09, 0], [0.05, 12], [0.01, 12.1]], 6)
    s.paint({ kind: KIND.plain, colour: '#c8242b' })
    s.box(0.06, 2.4, 10.4, 11.9, -0.01, 0.01)
  },
  bollard(s) {
    s.paint({ kind: KIND.stone, colour: '#b8ae9c' })
    s.lathe(0, 0, [[0.2, 0], [0.16, 0.6], [0.21, 0.7], [0.02, 0.85]], 7)
  },
  boat(s) {
    s.paint({ kind: KIND.plain, colour: '#e7e4da' })
    s.prism([[-1.1, -3], [1.1, -3], [1.2, 1], [0.7, 3], [0, 4], [-0.7, 3], [-1.2, 1]], -0.3, 0.75)
    s.paint({ kind: KIND.plain, colour: '#3a6b8c' })
    s.box(-0.8, 0.8, 0.75, 1.9, -1.8, 0.2)
    s.paint({ kind: KIND.plain, colour: '#8a6a48' })
    s.lathe(0, 1.2, [[0.06, 0.7], [0.04, 5]], 5)
  },
}

/** From afar a tree is a trunk and two lumps. */
const FAR: Partial<Record<Prop['prop'], Draw>> = {
  plane_tree: (s) => {
    s.paint({ kind: KIND.bark, colour: '#9a927c' })
    s.lathe(0, 0, [[0.26, -0.3], [0.18, 4.8]], 3)
    s.paint(leaves('#5f7d3a'))
    crown(s, 0.2, 6.5, 0.1, 2.7, 5, 0.85)
  },
  ginkgo: (s) => {
    s.paint({ kind: KIND.bark, colour: '#7d7363' })
    s.lathe(0, 0, [[0.22, -0.3], [0.14, 4]], 3)
    s.paint(leaves('#b7a43a'))
    crown(s, 0, 6, 0, 1.9, 6, 1.45)
  },
  pine: (s) => {
    s.paint({ kind: KIND.bark, colour: '#6b4f3b' })
    s.lathe(0, 0, [[0.22, -0.3], [0.16, 3]], 3)
    s.paint(leaves('#3d5a38'))
    s.lathe(0, 0, [[0.1, 2.4], [2.1, 3.4], [1.5, 5.2], [0.05, 8.2]], 5)
  },
}

function limb(s: Solids, [x0, y0, z0]: readonly [number, number, number], [x1, y1, z1]: readonly [number, number, number], r: number) {
  const corners = [0, 1, 2].map((i) => [Math.cos(i * 2.094) * r, Math.sin(i * 2.094) * r] as const)
  corners.forEach(([ax, az], i) => {
    const [bx, bz] = corners[(i + 1) % 3]!
    s.face([[x0 + bx, y0, z0 + bz], [x0 + ax, y0, z0 + az], [x1 + ax * 0.5, y1, z1 + az * 0.5], [x1 + bx * 0.5, y1, z1 + bz * 0.5]])
  })
}

function modelled(draw: Draw): Chunk {
  const mesh = meshAt(0, 0)
  draw(solids(mesh, { x: 0, z: 0, y: 0, heading: Math.PI }), mesh)
  const chunk = mesh.done()
  dent(chunk)
  return chunk
}

/** Crowns grow unevenly: corners at one spot move together. */
function dent({ position, style }: Chunk) {
  for (let i = 0; i < style.length; i += 4) {
    if (style[i] !== KIND.leaves) continue
    const [x, y, z] = [position[i]!, position[i + 1]!, position[i + 2]!]
    const by = (seed: number) => (Math.abs(Math.sin(x * 12.9898 + y * 78.233 + z * 37.719 + seed) * 43_758.5453) % 1) * 64 - 32
    position[i] = x + by(1)
    position[i + 1] = y + by(2)
    position[i + 2] = z + by(3)
  }
}

export const propModels = (prop: Prop['prop']): { near: Chunk; far: Chunk | undefined } => {
  const far = FAR[prop]
  return { near: modelled(NEAR[prop]), far: far && modelled(far) }
}
