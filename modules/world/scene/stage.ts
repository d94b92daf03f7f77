import { BoxGeometry, DataTexture, HalfFloatType, LinearFilter, Mesh, PerspectiveCamera, PlaneGeometry, RedFormat, RGBAFormat, Scene, UnsignedByteType, WebGLRenderer } from 'three'
import type { Built } from '../build/built.ts'
import { chunked } from './chunked.ts'
import type { Light } from './light.ts'
import { haloMaterial, seaMaterial, setLight, sharedUniforms, skyMaterial, worldMaterial } from './materials.ts'
import { planted } from './planted.ts'
import { type Quality, QUALITIES } from './quality.ts'

export type Shown = Pick<Built, 'near' | 'far' | 'props' | 'facades'>
/** How it is seen: metres and radians. */
export type Eye = { x: number; y: number; z: number; heading: number; pitch: number }
export type Stage = ReturnType<typeof openStage>

/** The place on a canvas. Throws where the device has no WebGL 2. */
export function openStage(canvas: HTMLCanvasElement, shown: Shown, given: { quality: number; isStill: boolean }) {
  let level = Math.min(given.quality, QUALITIES.length - 1)
  const quality = (): Quality => QUALITIES[level]!
  const renderer = new WebGLRenderer({ canvas, antialias: quality().isSmooth, powerPreference: 'high-performance', stencil: false })
  renderer.info.autoReset = true
  const scene = new Scene()
  scene.matrixWorldAutoUpdate = false
  const camera = new PerspectiveCamera(62, 1, 0.25, 4200)
  camera.rotation.order = 'YXZ'

  const shade = new DataTexture(new Uint16Array(1), 1, 1, RedFormat, HalfFloatType), surroundings = new DataTexture(new Uint8Array(4), 1, 1, RGBAFormat, UnsignedByteType)
  for (const texture of [shade, surroundings]) {
    texture.minFilter = texture.magFilter = LinearFilter
    texture.needsUpdate = true
  }
  const uniforms = sharedUniforms(shown.facades, shade, surroundings)
  const full = worldMaterial(uniforms), plain = worldMaterial(uniforms, { isPlain: true })
  const chunks = chunked(scene, shown.near, shown.far, quality().isPlain ? plain : full)
  const props = planted(scene, shown.props, worldMaterial(uniforms, { isInstanced: true, isPlain: true }), haloMaterial(uniforms))

  const sky = new Mesh(new BoxGeometry(10, 10, 10), skyMaterial(uniforms))
  const sea = new Mesh(new PlaneGeometry(9000, 9000).rotateX(-Math.PI / 2), seaMaterial(uniforms))
  sky.frustumCulled = sea.frustumCulled = false
  sky.renderOrder = 1 // after what hides most of it
  scene.add(sky, sea)

  let seen = { x: Infinity, z: 0, heading: 0, level: -1 }
  const started = performance.now()

  function resize() {
    const { clientWidth: w, clientHeight: h } = canvas
    renderer.setPixelRatio(Math.min(window.devicePixelRatio, quality().pixels))
    renderer.setSize(w, h, false)
    camera.aspect = w / h
    // A phone held upright sees as wide as it can bear.
    camera.fov = w < h ? 74 : 60
    camera.updateProjectionMatrix()
    seen.x = Infinity
  }
  resize()

  return {
    renderer, camera,
    resize,
    draw(eye: Eye) {
      camera.position.set(eye.x, eye.y, eye.z)
      camera.rotation.set(eye.pitch, -eye.heading, 0)
      camera.updateMatrixWorld()
      if (Math.hypot(eye.x - seen.x, eye.z - seen.z) > 4 || Math.abs(eye.heading - seen.heading) > 0.12 || seen.level !== level) {
        seen = { x: eye.x, z: eye.z, heading: eye.heading, level }
        chunks.show(eye.x, eye.z, quality().near)
        const wide = Math.atan(Math.tan((camera.fov * Math.PI) / 360) * Math.max(1, camera.aspect))
        props.show(eye.x, eye.z, eye.heading, wide, quality().props)
        sea.position.set(eye.x, 0, eye.z)
        sea.updateMatrixWorld()
      }
      uniforms.time.value = given.isStill ? 12 : (performance.now() - started) / 1000
      renderer.render(scene, camera)
    },
    setLight(light: Light) {
      setLight(uniforms, light)
      props.setNight(light.night)
    },
    setYear: (year: number) => void (uniforms.year.value = year),
    /** The building on which a glow lies; 0 for none. */
    mark: (building: number) => void (uniforms.marked.value = building),
    setShade({ x, z, side, shade: heights, surroundings: around }: { x: number; z: number; side: number; shade?: Uint16Array<ArrayBuffer>; surroundings?: Uint8Array<ArrayBuffer> }) {
      uniforms.shadeAt.value.set(x, z, side)
      for (const [texture, data] of [[shade, heights], [surroundings, around]] as const) {
        if (!data) continue
        if (texture.image.width !== side) texture.dispose()
        texture.image = { data, width: side, height: side }
        texture.needsUpdate = true
      }
    },
    level: () => level,
    /** Takes another step of quality; whether its edges are smooth is settled when the stage is opened. */
    setLevel(to: number) {
      level = Math.max(0, Math.min(QUALITIES.length - 1, to))
      chunks.useMaterial(quality().isPlain ? plain : full)
      resize()
    },
    /** Gives the memory back at once, not when somebody collects it. */
    close() {
      renderer.dispose()
      if (!renderer.getContext().isContextLost()) renderer.forceContextLoss()
    },
  }
}
