/** UUIDv4. `crypto` is missing in WeChat's logic layer; there the clock and Math.random have to do, as an idempotency key may. */
export function uuid(): string {
  const bytes = new Uint8Array(16)
  const strong = (globalThis as { crypto?: { getRandomValues?: (into: Uint8Array) => void } }).crypto
  if (strong?.getRandomValues) strong.getRandomValues(bytes)
  else {
    const now = Date.now()
    for (let i = 0; i < 16; i++) bytes[i] = (Math.random() * 256) ^ Math.floor(now / 2 ** i)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
