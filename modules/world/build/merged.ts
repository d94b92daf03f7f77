import type { Chunk } from './mesh.ts'

/** Several chunks as one, without their details and the corners that only these use. */
export function merged(chunks: readonly Chunk[]): Chunk {
  const x = chunks.reduce((sum, chunk) => sum + chunk.x, 0) / chunks.length, z = chunks.reduce((sum, chunk) => sum + chunk.z, 0) / chunks.length
  const kept = chunks.map((chunk) => {
    const base = chunk.indices.subarray(0, chunk.detailFrom)
    const to = new Int32Array(chunk.building.length).fill(-1)
    const from: number[] = []
    for (let n = 0; n < base.length; n++) {
      const i = base[n]!
      if (to[i] === -1) to[i] = from.push(i) - 1
    }
    return { chunk, base, to, from }
  })
  const corners = kept.reduce((sum, { from }) => sum + from.length, 0), corner = { at: 0 }
  const out: Chunk = {
    x, z, radius: 0, low: Math.min(...chunks.map(({ low }) => low)), high: Math.max(...chunks.map(({ high }) => high)),
    position: new Int16Array(corners * 4), normal: new Int8Array(corners * 4), uv: new Float32Array(corners * 2), style: new Uint8Array(corners * 4), colour: new Uint8Array(corners * 4),
    era: new Uint8Array(corners * 2), building: new Uint16Array(corners), indices: new Uint32Array(kept.reduce((sum, { base }) => sum + base.length, 0)), detailFrom: 0,
  }
  let index = 0
  for (const { chunk, base, to, from } of kept) {
    const dx = Math.round((chunk.x - x) * 100), dz = Math.round((chunk.z - z) * 100)
    for (const i of base) out.indices[index++] = corner.at + to[i]!
    for (const i of from) {
      const n = corner.at++
      for (let k = 0; k < 4; k++) {
        out.position[n * 4 + k] = chunk.position[i * 4 + k]!
        out.normal[n * 4 + k] = chunk.normal[i * 4 + k]!
        out.style[n * 4 + k] = chunk.style[i * 4 + k]!
        out.colour[n * 4 + k] = chunk.colour[i * 4 + k]!
      }
      out.position[n * 4]! += dx
      out.position[n * 4 + 2]! += dz
      out.radius = Math.max(out.radius, Math.hypot(out.position[n * 4]!, out.position[n * 4 + 2]!) / 100)
      for (let k = 0; k < 2; k++) {
        out.uv[n * 2 + k] = chunk.uv[i * 2 + k]!
        out.era[n * 2 + k] = chunk.era[i * 2 + k]!
      }
      out.building[n] = chunk.building[i]!
    }
  }
  out.detailFrom = out.indices.length
  return out
}
