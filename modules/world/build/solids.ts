import type { OnPlan } from '../place/on-plan.ts'
import { type Mesh, type Paint, type Vec } from './mesh.ts'
import { triangles, turned } from './polygon.ts'
import { slope } from './roofs.ts'

/** Where a model stands: its middle, the height of its foot, and the way its front looks (radians clockwise of north). */
export type Stand = OnPlan & { y: number; heading: number }
export type Solids = ReturnType<typeof solids>
type Flat = readonly (readonly [x: number, z: number])[]

/** Cells of windows on a wall that is painted as a façade. */
export type Cells = { bays: number; floors: number }

/** Shapes for models, in their own metres: x to the right as one faces the front, y up, z out of the front. */
export function solids(mesh: Mesh, { x: ox, z: oz, y: oy, heading }: Stand) {
  const fx = Math.sin(heading), fz = -Math.cos(heading)
  const at = (x: number, y: number, z: number): Vec => [ox + fz * x + fx * z, oy + y, oz - fx * x + fz * z]
  const face = (corners: readonly Vec[], uvs?: readonly (readonly [number, number])[]) => mesh.face(corners.map(([x, y, z]) => at(x, y, z)), uvs)

  // Within a building every bay has a number of its own.
  let bay = 0

  /** An upright rectangle from a to b, its outside to the right of that way. */
  function wall([ax, az]: readonly [number, number], [bx, bz]: readonly [number, number], y0: number, y1: number, cells?: Cells) {
    const long = Math.hypot(bx - ax, bz - az)
    const [u0, u1, v] = cells ? [bay, (bay += cells.bays), cells.floors] : [0, long, y1 - y0]
    face([[ax, y0, az], [bx, y0, bz], [bx, y1, bz], [ax, y1, az]], [[u0, 0], [u1, 0], [u1, v], [u0, v]])
  }

  /** Upright on any outline, with a lid; `floors` of windows on each side, `bay` metres wide. */
  function prism(outline: Flat, y0: number, y1: number, { lid = true, bay: width, floors = 1 }: { lid?: boolean; bay?: number; floors?: number } = {}) {
    const ring = turned(outline.map(([x, z]) => ({ x, z })))
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!
      const long = Math.hypot(b.x - a.x, b.z - a.z)
      wall([b.x, b.z], [a.x, a.z], y0, y1, width ? { bays: Math.max(1, Math.round(long / width)), floors } : undefined)
    })
    if (lid) top(outline, y1)
  }

  function top(outline: Flat, y: number) {
    const ring = outline.map(([x, z]) => ({ x, z }))
    const made = triangles(ring)
    const on = ring.map((p) => mesh.vertex(at(p.x, y, p.z), [0, 1, 0], p.x, p.z))
    for (let i = 0; i < made.length; i += 3) mesh.triangle(on[made[i]!]!, on[made[i + 1]!]!, on[made[i + 2]!]!)
  }

  const rect = (x0: number, x1: number, z0: number, z1: number): Flat => [[x0, z0], [x1, z0], [x1, z1], [x0, z1]]
  const box = (x0: number, x1: number, y0: number, y1: number, z0: number, z1: number, given?: { lid?: boolean; bay?: number; floors?: number }) => prism(rect(x0, x1, z0, z1), y0, y1, given)

  /** Corners of a regular outline, a side towards the front. */
  const regular = (x: number, z: number, r: number, n: number): Flat => Array.from({ length: n }, (_, i) => {
    const turn = ((i + 0.5) / n) * 2 * Math.PI
    return [x + Math.sin(turn) * r, z + Math.cos(turn) * r] as const
  })

  /** Turned on an upright axis: radius and height from below to above. Smooth all round. */
  function lathe(x: number, z: number, profile: readonly (readonly [r: number, y: number])[], n = 12, { sx = 1, sz = 1 } = {}) {
    profile.slice(1).forEach(([r1, y1], k) => {
      const [r0, y0] = profile[k]!
      const rise = Math.hypot(y1 - y0, r0 - r1) || 1
      const [out, up] = [(y1 - y0) / rise, (r0 - r1) / rise]
      const rows = [[r0, y0], [r1, y1]].map(([r, y], row) => Array.from({ length: n + 1 }, (_, i) => {
        const turn = ((i + 0.5) / n) * 2 * Math.PI
        const [s, c] = [Math.sin(turn), Math.cos(turn)]
        const p = at(x + s * r! * sx, y!, z + c * r! * sz), o = at(0, 0, 0), q = at((s * out) / sx, up, (c * out) / sz)
        const d: Vec = [q[0] - o[0], q[1] - o[1], q[2] - o[2]], long = Math.hypot(...d) || 1
        return mesh.vertex(p, [d[0] / long, d[1] / long, d[2] / long], (i / n) * 2 * Math.PI * Math.max(r0, r1), row * rise)
      }))
      for (let i = 0; i < n; i++) {
        const [a, b, c, d] = [rows[0]![i]!, rows[0]![i + 1]!, rows[1]![i + 1]!, rows[1]![i]!]
        if (r0 > 0.001) mesh.triangle(a, b, c)
        if (r1 > 0.001) mesh.triangle(a, c, d)
      }
    })
  }

  /** A saddle roof; the ridge along x or z. Its gables take the paint given. */
  function saddle(x0: number, x1: number, z0: number, z1: number, y: number, height: number, ridge: 'x' | 'z', { over = 0.4, gable }: { over?: number; gable?: Paint } = {}) {
    const roof = mesh.paint
    const [mx, mz] = [(x0 + x1) / 2, (z0 + z1) / 2]
    const half = ridge === 'z' ? (x1 - x0) / 2 : (z1 - z0) / 2
    const low = y - (height * over) / half
    if (ridge === 'z') {
      slopes([[x1 + over, low, z1 + over], [x1 + over, low, z0 - over], [mx, y + height, z0 - over], [mx, y + height, z1 + over]])
      slopes([[x0 - over, low, z0 - over], [x0 - over, low, z1 + over], [mx, y + height, z1 + over], [mx, y + height, z0 - over]])
    } else {
      slopes([[x0 - over, low, z1 + over], [x1 + over, low, z1 + over], [x1 + over, y + height, mz], [x0 - over, y + height, mz]])
      slopes([[x1 + over, low, z0 - over], [x0 - over, low, z0 - over], [x0 - over, y + height, mz], [x1 + over, y + height, mz]])
    }
    if (!gable) return
    mesh.paint = gable
    const uv = [[0, 0], [half * 2, 0], [half, height]] as const
    if (ridge === 'z') {
      face([[x0, y, z1], [x1, y, z1], [mx, y + height, z1]], uv)
      face([[x1, y, z0], [x0, y, z0], [mx, y + height, z0]], uv)
    } else {
      face([[x1, y, z1], [x1, y, z0], [x1, y + height, mz]], uv)
      face([[x0, y, z0], [x0, y, z1], [x0, y + height, mz]], uv)
    }
    mesh.paint = roof
  }

  /** Corners from the lower left, as seen from outside, against the clock. */
  function slopes(corners: readonly Vec[]) {
    const [a, b, ...rest] = corners.map(([x, y, z]) => at(x, y, z))
    slope(mesh, [b!, ...rest, a!])
  }

  /** A hipped roof; a `mansard` breaks after its steep part: [how far in, how high]. */
  function hip(x0: number, x1: number, z0: number, z1: number, y: number, height: number, { over = 0.5, mansard }: { over?: number; mansard?: readonly [inset: number, height: number] } = {}) {
    let [l, r, b, f, low] = [x0 - over, x1 + over, z0 - over, z1 + over, y]
    if (mansard) {
      const [inset, high] = mansard
      slopes([[l, low, f], [r, low, f], [r - inset, y + high, f - inset], [l + inset, y + high, f - inset]])
      slopes([[r, low, f], [r, low, b], [r - inset, y + high, b + inset], [r - inset, y + high, f - inset]])
      slopes([[r, low, b], [l, low, b], [l + inset, y + high, b + inset], [r - inset, y + high, b + inset]])
      slopes([[l, low, b], [l, low, f], [l + inset, y + high, f - inset], [l + inset, y + high, b + inset]])
      ;[l, r, b, f, low] = [l + inset, r - inset, b + inset, f - inset, y + high]
    }
    const half = Math.min(r - l, f - b) / 2
    const [ra, rb, za, zb] = r - l > f - b ? [l + half, r - half, (b + f) / 2, (b + f) / 2] : [(l + r) / 2, (l + r) / 2, f - half, b + half]
    const peak = y + height
    if (r - l > f - b) {
      slopes([[l, low, f], [r, low, f], [rb, peak, za], [ra, peak, za]])
      slopes([[r, low, b], [l, low, b], [ra, peak, za], [rb, peak, za]])
      slopes([[r, low, f], [r, low, b], [rb, peak, za]])
      slopes([[l, low, b], [l, low, f], [ra, peak, za]])
    } else {
      slopes([[l, low, f], [r, low, f], [ra, peak, za]])
      slopes([[r, low, b], [l, low, b], [ra, peak, zb]])
      slopes([[r, low, f], [r, low, b], [ra, peak, zb], [ra, peak, za]])
      slopes([[l, low, b], [l, low, f], [ra, peak, za], [ra, peak, zb]])
    }
  }

  /** A pointed roof on any outline. */
  function spire(outline: Flat, y: number, height: number, { x, z }: OnPlan) {
    const ring = turned(outline.map(([px, pz]) => ({ x: px, z: pz })))
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!
      slopes([[b.x, y, b.z], [a.x, y, a.z], [x, y + height, z]])
    })
  }

  /** A plane on which openings are drawn: x to the right as one looks at it, y up; it lies at (x, z) and looks along `turn` (0 is the front). */
  function plane(px: number, pz: number, turn: number) {
    const [s, c] = [Math.sin(turn), Math.cos(turn)]
    const on = (u: number, y: number, out: number): Vec => [px + c * u + s * out, y, pz - s * u + c * out]
    return {
      on,
      /** Centre u and y; `uv` runs from −1 to 1. */
      disc(u: number, y: number, r: number, out = 0.05, n = 20) {
        const edge = Array.from({ length: n }, (_, i) => [Math.cos((i / n) * 2 * Math.PI), Math.sin((i / n) * 2 * Math.PI)] as const)
        face(edge.map(([ex, ey]) => on(u + ex * r, y + ey * r, out)), edge)
      },
      ring(u: number, y: number, r0: number, r1: number, out: number, n = 20) {
        for (let i = 0; i < n; i++) {
          const [a, b] = [(i / n) * 2 * Math.PI, ((i + 1) / n) * 2 * Math.PI]
          const p = (r: number, t: number, o: number) => on(u + Math.cos(t) * r, y + Math.sin(t) * r, o)
          face([p(r0, a, out), p(r1, a, out), p(r1, b, out), p(r0, b, out)])
          face([p(r1, a, out), p(r1, a, 0), p(r1, b, 0), p(r1, b, out)])
        }
      },
      /** A round-headed opening with its foot at y. */
      arch(u: number, y: number, w: number, h: number, out = 0.05, n = 8) {
        const r = w / 2
        const head = Array.from({ length: n + 1 }, (_, i) => on(u + Math.cos((i / n) * Math.PI) * r, y + h - r + Math.sin((i / n) * Math.PI) * r, out))
        face([on(u - r, y, out), on(u + r, y, out), ...head])
      },
      /** The stones about such an opening. */
      archivolt(u: number, y: number, w: number, h: number, thick: number, out: number, n = 8) {
        const r = w / 2, spring = y + h - r
        const p = (rr: number, t: number, o: number) => on(u + Math.cos(t) * rr, spring + Math.sin(t) * rr, o)
        for (let i = 0; i < n; i++) {
          const [a, b] = [(i / n) * Math.PI, ((i + 1) / n) * Math.PI]
          face([p(r, a, out), p(r + thick, a, out), p(r + thick, b, out), p(r, b, out)])
          face([p(r + thick, a, out), p(r + thick, a, 0), p(r + thick, b, 0), p(r + thick, b, out)])
        }
        for (const s of [-1, 1]) slab(u + s * (r + thick / 2), y, thick, spring - y, out)
      },
      rect: (u: number, y: number, w: number, h: number, out = 0.05, cells?: Cells) => face([on(u - w / 2, y, out), on(u + w / 2, y, out), on(u + w / 2, y + h, out), on(u - w / 2, y + h, out)], cells && [[0, 0], [cells.bays, 0], [cells.bays, cells.floors], [0, cells.floors]]),
      slab,
      /** A flat outline standing out by `out`, corners [u, y] against the clock. */
      shape(corners: readonly (readonly [u: number, y: number])[], out: number) {
        face(corners.map(([u, y]) => on(u, y, out)), corners)
        corners.forEach(([u, y], i) => {
          const [u1, y1] = corners[(i + 1) % corners.length]!
          face([on(u, y, out), on(u, y, 0), on(u1, y1, 0), on(u1, y1, out)])
        })
      },
    }
    /** Stands out from the plane, with sides and lid. */
    function slab(u: number, y: number, w: number, h: number, out: number) {
      const [l, r] = [u - w / 2, u + w / 2]
      face([on(l, y, out), on(r, y, out), on(r, y + h, out), on(l, y + h, out)], [[0, 0], [w, 0], [w, h], [0, h]])
      face([on(r, y, out), on(r, y, 0), on(r, y + h, 0), on(r, y + h, out)])
      face([on(l, y, 0), on(l, y, out), on(l, y + h, out), on(l, y + h, 0)])
      face([on(l, y + h, out), on(r, y + h, out), on(r, y + h, 0), on(l, y + h, 0)])
    }
  }

  /** Steps that rise towards the back from z1 to z0. */
  function stairs(x0: number, x1: number, z0: number, z1: number, y0: number, y1: number, n: number) {
    for (let i = 0; i < n; i++) {
      const z = z1 + ((z0 - z1) * i) / n
      box(x0, x1, y0 - 0.5, y0 + ((y1 - y0) * (i + 1)) / n, z0, z)
    }
  }

  const column = (x: number, z: number, y0: number, y1: number, r: number, n = 8) => lathe(x, z, [[r * 1.35, y0], [r * 1.35, y0 + r * 0.5], [r, y0 + r], [r * 0.86, y1 - r], [r * 1.35, y1 - r * 0.4], [r * 1.35, y1]], n)
  const cross = (x: number, z: number, y: number, h: number) => {
    box(x - h * 0.05, x + h * 0.05, y, y + h, z - h * 0.05, z + h * 0.05)
    box(x - h * 0.3, x + h * 0.3, y + h * 0.6, y + h * 0.7, z - h * 0.05, z + h * 0.05)
  }
  return {
    at, face, wall, prism, box, top, rect, regular, lathe, saddle, slopes, hip, spire, plane, stairs, column, cross,
    paint: (paint: Paint) => void (mesh.paint = paint),
    /** What comes next is left out from afar, or no longer. */
    detail: (on: boolean) => void (mesh.isDetail = on),
  }
}
