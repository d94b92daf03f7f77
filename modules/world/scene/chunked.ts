import { BufferAttribute, BufferGeometry, type Material, Mesh, type Scene, Sphere, Vector3 } from 'three'
import type { Chunk } from '../build/mesh.ts'

/** Beyond it the haze hides all but the outlines of hills. */
const HAZE_M = 1700

export function geometryOf(chunk: Chunk): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(chunk.position, 4))
  geometry.setAttribute('normal', new BufferAttribute(chunk.normal, 4, true))
  geometry.setAttribute('uv', new BufferAttribute(chunk.uv, 2))
  geometry.setAttribute('style', new BufferAttribute(chunk.style, 4))
  geometry.setAttribute('colour', new BufferAttribute(chunk.colour, 4, true))
  geometry.setAttribute('era', new BufferAttribute(chunk.era, 2))
  geometry.setAttribute('building', new BufferAttribute(chunk.building, 1))
  geometry.setIndex(new BufferAttribute(chunk.building.length < 65_536 ? Uint16Array.from(chunk.indices) : chunk.indices, 1))
  geometry.boundingSphere = new Sphere(new Vector3(0, (chunk.low + chunk.high) / 2, 0), Math.hypot(chunk.radius, (chunk.high - chunk.low) / 2))
  return geometry
}

/** All chunks in a scene: near ones one by one, with details where they can be seen, and larger squares in the distance. */
export function chunked(scene: Scene, near: readonly Chunk[], far: readonly Chunk[], material: Material) {
  const put = (chunk: Chunk) => {
    const mesh = new Mesh(geometryOf(chunk), material)
    mesh.position.set(chunk.x, 0, chunk.z)
    mesh.matrixAutoUpdate = false
    mesh.updateMatrix()
    mesh.updateMatrixWorld()
    scene.add(mesh)
    return { chunk, mesh }
  }
  const ones = near.map(put)
  const squares = far.map((chunk) => {
    const inIt = ones.filter((one) => Math.abs(one.chunk.x - chunk.x) <= chunk.radius && Math.abs(one.chunk.z - chunk.z) <= chunk.radius)
    return { ...put(chunk), inIt }
  })
  // Each chunk lies in one square: the one whose middle is nearest to it.
  const home = new Map(ones.map((one) => [one, squares.filter((square) => square.inIt.includes(one)).toSorted((a, b) => far2(a.chunk, one.chunk) - far2(b.chunk, one.chunk))[0]]))
  for (const square of squares) square.inIt = square.inIt.filter((one) => home.get(one) === square)

  return {
    /** `nearTo`: how far chunks are drawn one by one, those in it with their details. */
    show(x: number, z: number, nearTo: number) {
      for (const square of squares) {
        const away = Math.hypot(square.chunk.x - x, square.chunk.z - z)
        const isFar = away > nearTo + 190
        square.mesh.visible = isFar && away < HAZE_M
        for (const { chunk, mesh } of square.inIt) {
          mesh.visible = !isFar
          const isDetailed = Math.hypot(chunk.x - x, chunk.z - z) < nearTo * 1.1
          mesh.geometry.setDrawRange(0, isDetailed ? chunk.indices.length : chunk.detailFrom)
        }
      }
    },
    useMaterial(next: Material) {
      for (const { mesh } of [...ones, ...squares]) mesh.material = next
    },
  }
}

const far2 = (a: Chunk, b: Chunk) => (a.x - b.x) ** 2 + (a.z - b.z) ** 2
