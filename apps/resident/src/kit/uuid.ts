/**
 * UUIDv7, which begins with the moment: the office asks that of the id of a new case. `crypto` is missing in WeChat's logic
 * layer; there Math.random has to do, as an idempotency key may.
 */
export function uuid(now: number = Date.now()): string {
  const bytes = new Uint8Array(16)
  const strong = (globalThis as { crypto?: { getRandomValues?: (into: Uint8Array) => void } }).crypto
  if (strong?.getRandomValues) strong.getRandomValues(bytes)
  else for (let i = 0; i < 16; i++) bytes[i] = Math.random() * 256
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 256 ** (5 - i)) & 0xff
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
