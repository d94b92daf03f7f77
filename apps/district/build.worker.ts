import { build, type Built } from '#modules/world/build/built.ts'
import { type Relief, reliefOf, shadeOf, SIDE, surroundingsOf } from '#modules/world/build/shade.ts'
import { halves } from '#modules/world/build/halves.ts'
import type { District } from '#modules/world/place/features.ts'

/** What the page asks of the worker, and what it is told. */
export type Asked = { district: District } | { shade: { x: number; z: number; year: number; sun: readonly [number, number, number] } }
export type Told = { built: Built; ms: number } | { shade: { x: number; z: number; side: number; shade: Uint16Array<ArrayBuffer>; surroundings?: Uint8Array<ArrayBuffer> } }

let built: Built | undefined
let relief: (Relief & { year: number }) | undefined
const tell = (told: Told, given: Transferable[] = []) => (self as unknown as Worker).postMessage(told, given)

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  if ('district' in data) {
    const began = performance.now()
    built = build(data.district)
    return tell({ built, ms: performance.now() - began })
  }
  const { x, z, year, sun } = data.shade
  const isSame = relief && relief.year === year && Math.abs(relief.x + relief.side / 2 - x) < 4 && Math.abs(relief.z + relief.side / 2 - z) < 4
  if (!isSame) relief = { ...reliefOf(built!, { x, z }, year, SIDE), year }
  const shade = halves(shadeOf(relief!, sun))
  const surroundings = isSame ? undefined : (surroundingsOf(relief!, built!) as Uint8Array<ArrayBuffer>)
  tell({ shade: { x: relief!.x, z: relief!.z, side: relief!.side, shade, ...(surroundings ? { surroundings } : {}) } }, [shade.buffer, ...(surroundings ? [surroundings.buffer] : [])])
}
