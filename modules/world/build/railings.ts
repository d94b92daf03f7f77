import type { GroundArea, MeshAt } from './grounds.ts'
import { DECK_M } from './grounds.ts'
import { KIND, type Vec } from './mesh.ts'
import { edgesOf, isInside, offset } from './polygon.ts'
import { solids } from './solids.ts'

const POST_M = 3.2

/** Posts of stone with chains between them, along the edges of a pier behind which there is water; below, the cutwater's dark foot. */
export function putRailings(meshAt: MeshAt, area: GroundArea, areas: readonly GroundArea[], yAt: (x: number, z: number) => number) {
  const others = areas.filter((one) => one !== area && one.ground !== 'beach').map(({ ring }) => offset(ring, 0.4))
  for (const [a, b] of edgesOf(offset(area.ring, -0.35))) {
    const dx = b.x - a.x, dz = b.z - a.z, long = Math.hypot(dx, dz)
    const many = Math.max(1, Math.round(long / POST_M))
    for (let i = 0; i < many; i++) {
      const [t0, t1] = [i / many, (i + 1) / many]
      const [x, z] = [a.x + dx * t0, a.z + dz * t0], [x1, z1] = [a.x + dx * t1, a.z + dz * t1]
      if (others.some((ring) => isInside(ring, x, z) || isInside(ring, x1, z1))) continue
      const y = Math.max(DECK_M, yAt(x, z)), step = long / many
      const mesh = meshAt(x, z)
      mesh.era = area.era
      mesh.isDetail = true
      const s = solids(mesh, { x, z, y, heading: Math.atan2(dz, dx) })
      s.paint({ kind: KIND.stone, colour: '#d6cdbb' })
      s.box(-0.17, 0.17, 0, 0.95, -0.17, 0.17, { lid: false })
      s.spire(s.rect(-0.21, 0.21, -0.21, 0.21), 0.93, 0.22, { x: 0, z: 0 })
      // The chain sags.
      s.paint({ kind: KIND.plain, colour: '#4a4640' })
      const [high, sag] = [0.76, 0.56]
      for (const side of [-1, 1]) {
        const turn = (face: readonly Vec[]) => s.face(side > 0 ? face : face.toReversed())
        turn([[0, high, 0], [-step / 2, sag, 0], [-step / 2, sag + 0.06, 0], [0, high + 0.06, 0]])
        turn([[-step / 2, sag, 0], [-step, high, 0], [-step, high + 0.06, 0], [-step / 2, sag + 0.06, 0]])
      }
    }
  }
}
