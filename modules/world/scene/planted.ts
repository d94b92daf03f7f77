import { BufferAttribute, BufferGeometry, InstancedBufferAttribute, InstancedBufferGeometry, type Material, Mesh, Points, type Scene } from 'three'
import type { Props } from '../build/built.ts'
import type { Chunk } from '../build/mesh.ts'
import { geometryOf } from './chunked.ts'
import { propModels } from './prop-models.ts'

/** Metres to which a thing is drawn near by, and as its simpler self. */
const REACH = { plane_tree: [38, 620], ginkgo: [45, 620], pine: [45, 700], lamp: [130, 0], bench: [70, 0], flag: [300, 0], bollard: [70, 0], boat: [700, 0] } as const

/** Trees, lamps, benches: for each kind one draw near by and one far off; only what lies ahead is in them. */
export function planted(scene: Scene, props: readonly Props[], material: Material, halo: Material) {
  const kinds = props.filter(({ places }) => places.length > 0).map(({ prop, places }) => {
    const models = propModels(prop)
    return { places, reach: REACH[prop], near: instanced(models.near, places.length / 4), far: models.far && instanced(models.far, places.length / 4) }
  })
  function instanced(model: Chunk, most: number) {
    const geometry = new InstancedBufferGeometry()
    const base = geometryOf(model)
    geometry.setIndex(base.index)
    for (const [name, attribute] of Object.entries(base.attributes)) geometry.setAttribute(name, attribute)
    const place = new InstancedBufferAttribute(new Float32Array(most * 4), 4)
    geometry.setAttribute('place', place)
    geometry.instanceCount = 0
    const mesh = new Mesh(geometry, material)
    mesh.frustumCulled = false
    scene.add(mesh)
    return { mesh, geometry, place }
  }

  const lamps = props.find(({ prop }) => prop === 'lamp')?.places ?? new Float32Array()
  const points = new BufferGeometry()
  points.setAttribute('position', new BufferAttribute(Float32Array.from({ length: (lamps.length / 4) * 3 }, (_, i) => lamps[Math.floor(i / 3) * 4 + (i % 3)]! + (i % 3 === 1 ? 3.8 : 0)), 3))
  const halos = new Points(points, halo)
  halos.frustumCulled = false
  halos.renderOrder = 2
  scene.add(halos)

  return {
    /** `share`: of the usual distances. `wide`: half the angle of view. */
    show(x: number, z: number, heading: number, wide: number, share: number) {
      const [fx, fz] = [Math.sin(heading), -Math.cos(heading)]
      const least = Math.cos(Math.min(Math.PI, wide + 0.25))
      for (const { places, reach, near, far } of kinds) {
        let n = 0, f = 0
        for (let i = 0; i < places.length; i += 4) {
          const dx = places[i]! - x, dz = places[i + 2]! - z
          const away = Math.hypot(dx, dz)
          if (away > 12 && (dx * fx + dz * fz) / away < least) continue
          if (away < reach[0] * share) near.place.array.set(places.subarray(i, i + 4), 4 * n++)
          else if (far && away < reach[1] * share) far.place.array.set(places.subarray(i, i + 4), 4 * f++)
        }
        for (const [made, count] of [[near, n], [far, f]] as const) {
          if (!made) continue
          made.geometry.instanceCount = count
          made.mesh.visible = count > 0
          made.place.clearUpdateRanges()
          made.place.addUpdateRange(0, count * 4)
          made.place.needsUpdate = true
        }
      }
    },
    setNight(night: number) {
      halos.visible = night > 0.02
    },
  }
}
