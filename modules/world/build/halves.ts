/** Numbers of 16 bits as textures take them; for heights, which need neither infinity nor the smallest fractions. */
export function halves(of: Float32Array): Uint16Array<ArrayBuffer> {
  const bits = new Uint32Array(of.buffer, of.byteOffset, of.length)
  const out = new Uint16Array(of.length)
  for (let i = 0; i < of.length; i++) {
    const b = bits[i]!
    const exponent = ((b >>> 23) & 0xff) - 112
    out[i] = ((b >>> 16) & 0x8000) | (exponent <= 0 ? 0 : exponent >= 31 ? 0x7bff : (exponent << 10) | ((b >>> 13) & 0x3ff))
  }
  return out
}
